import type { Duplex } from 'node:stream'
import type { FileStore } from '../../store/file-store.ts'
import { absolutePath } from '../../store/path.ts'
import type { TransferEvent } from '../../store/transfer-account.ts'
import { ACKNOWLEDGEMENT, readAnswer } from './scp-answer.ts'
import type { ScpCommand } from './scp-command.ts'
import { isDirectory, ScpOver, type ScpSession } from './scp-session.ts'
import { receiveRecords } from './scp-sink.ts'
import { sendPath } from './scp-source.ts'
import { scpStream } from './scp-stream.ts'

/** What the remote side of SCP offers to one client. */
export interface ScpService {
  readonly store: FileStore
  /** Where relative paths start; `/` unless given. */
  readonly home?: string
  /** Text that is printed before the protocol begins, as a login script or a banner would; clients fail on it. */
  readonly noise?: string
  /** Told of each file when it is over. */
  readonly observe?: (event: TransferEvent) => void
  /** Called once at the end with the status of the command; it ends the channel. */
  readonly exit: (code: number) => void
}

/**
 * Plays the program that an SCP client starts on the server, over the channel of that command. Resolves
 * after `exit`, when the last file is accounted for. The protocol is that of BSD rcp, as OpenSSH's scp.c has it.
 */
export async function serveScp(
  channel: Duplex,
  command: ScpCommand,
  service: ScpService,
): Promise<void> {
  const { store, home = '/', noise = '', observe = () => {}, exit } = service
  const stream = scpStream(channel)
  let errors = 0
  const session: ScpSession = {
    stream,
    store,
    command,
    observe,
    resolve: (path) => absolutePath(home, path),
    async complain(text) {
      errors++
      await stream.write(`\u0001scp: ${text}\n`)
    },
    blame() {
      errors++
    },
  }
  if (noise) await stream.write(noise)
  try {
    await (command.role === 'sink' ? serveSink(session) : serveSource(session))
  } catch (error) {
    if (!(error instanceof ScpOver)) throw error
    errors++
  }
  exit(errors > 0 ? 1 : 0)
}

async function serveSink(session: ScpSession): Promise<void> {
  const { command, complain, stream } = session
  const [target = '.', ...others] = command.paths
  if (others.length > 0) return complain('ambiguous target')
  if (command.intoDirectory && !(await isDirectory(session, target)))
    return complain(`${target}: Not a directory`)
  await stream.write(ACKNOWLEDGEMENT)
  await receiveRecords(session, target, 0)
}

async function serveSource(session: ScpSession): Promise<void> {
  await readAnswer(session.stream)
  for (const path of session.command.paths) await sendPath(session, path, 0)
}
