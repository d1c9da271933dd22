import type { SFTPWrapper } from 'ssh2'
import { openSsh, serveSsh } from '../../../src/ssh/index.ts'
import { serveSftp } from '../../../src/ssh/sftp/serve-sftp.ts'
import type { SftpService } from '../../../src/ssh/sftp/served-sftp.ts'
import { sftpClient, type Done, type SftpClient } from '../../../src/ssh/sftp/sftp-client.ts'
import type { TransferEvent } from '../../../src/store/transfer-account.ts'
import { connectedSockets, plainOffer, testClock, testHostKey } from './ssh-pair.ts'

/** A client that is logged in, and what the server told about files. */
export interface SftpVisit extends AsyncDisposable {
  client: SftpClient
  sftp: SFTPWrapper
  events: TransferEvent[]
  /** Resolves when the server is done with the channel. */
  over: Promise<void>
  /** The server drops the connection without a word. */
  cut: () => void
  /** The client stops taking what the server sends, until it goes on. */
  pause: () => void
  resume: () => void
}

/** Some lab time: 2019-09-11T10:00:00Z. */
export const labClock = { now: () => Date.UTC(2019, 8, 11, 10) }

/** Lets a client visit a server with this store, over a loopback socket. */
export async function visitSftp(
  service: Partial<SftpService> & Pick<SftpService, 'store'>,
): Promise<SftpVisit> {
  const { near, far } = await connectedSockets()
  const { clock } = testClock()
  const events: TransferEvent[] = []
  const told = (event: TransferEvent) => void events.push(event)
  const observe = () => {}
  const over = new Promise<void>((resolve) => {
    serveSsh(far, {
      clock,
      ident: 'TestServer_1',
      offer: plainOffer,
      hostKey: testHostKey,
      auth: { methods: ['password'], password: () => true },
      handlers: {
        sftp: ({ sftp }) =>
          resolve(serveSftp(sftp, { clock: labClock, observe: told, ...service })),
      },
      observe,
    })
  })
  const opened = await openSsh(near, {
    clock,
    ident: 'TestClient_1',
    offer: plainOffer,
    user: 'u',
    password: 'p',
    readyWithinMs: 30_000,
    observe,
  })
  if (!opened.ok) throw new TypeError(opened.refusal.detail)
  const sftp = await opened.session.openSftp()
  if (!sftp.ok) throw new TypeError(sftp.detail)
  return {
    client: sftpClient(sftp.value),
    sftp: sftp.value,
    events,
    over,
    cut: () => void far.destroy(),
    pause: () => void near.pause(),
    resume: () => void near.resume(),
    async [Symbol.asyncDispose]() {
      near.destroy()
      await opened.session.closed
      await over
    },
  }
}

/** The status code and text a request is refused with. */
export async function statusOf({ call }: SftpClient, begin: (done: Done<void>) => void) {
  return call(begin).then(
    () => 'ok',
    (error: { refusal: string; message: string }) => `${error.refusal}: ${error.message}`,
  )
}
