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

/** What somebody copies who has typed an scp command, on this side of it. */
export interface ScpCopy {
  readonly store: FileStore
  /** Where relative paths start. */
  readonly cwd: string
  readonly recursive: boolean
  readonly preserve: boolean
  /** Told of each file when it is over. */
  readonly observe: (event: TransferEvent) => void
  /** Given what either end complains of, for the user to read. */
  readonly told: (text: string) => void
}

/** Sends what is at these paths over the channel of an `scp -t`; false when a part of it did not arrive. */
export function sendCopies(
  channel: Duplex,
  copy: ScpCopy,
  paths: readonly string[],
): Promise<boolean> {
  return during(channel, copy, { role: 'source', paths }, async (session) => {
    const answer = await readAnswer(session.stream)
    if (answer.kind !== 'ok') {
      session.blame('text' in answer ? answer.text : undefined)
      return
    }
    for (const path of paths) await sendPath(session, path, 0)
    channel.end()
  })
}

/** Takes what an `scp -f` sends into `target`; false when a part of it did not come. */
export function takeCopies(channel: Duplex, copy: ScpCopy, target: string): Promise<boolean> {
  return during(channel, copy, { role: 'sink', paths: [target] }, async (session) => {
    await session.stream.write(ACKNOWLEDGEMENT)
    await receiveRecords(session, target, 0)
  })
}

/** Whether there is a directory of this name on this side. */
export function isFolderHere({ store, cwd }: Pick<ScpCopy, 'store' | 'cwd'>, path: string) {
  return isDirectory({ store, resolve: (given) => absolutePath(cwd, given) }, path)
}

async function during(
  channel: Duplex,
  { store, cwd, recursive, preserve, observe, told }: ScpCopy,
  { role, paths }: Pick<ScpCommand, 'role' | 'paths'>,
  work: (session: ScpSession) => Promise<void>,
): Promise<boolean> {
  let isWhole = true
  const stream = scpStream(channel)
  const session: ScpSession = {
    stream,
    store,
    command: { role, paths, recursive, preserve, intoDirectory: false },
    resolve: (path) => absolutePath(cwd, path),
    observe,
    async complain(text) {
      isWhole = false
      told(text)
      await stream.write(`\u0001scp: ${text}\n`)
    },
    blame(text) {
      isWhole = false
      if (text) told(text)
    },
  }
  try {
    await work(session)
  } catch (error) {
    if (!(error instanceof ScpOver)) throw error
    isWhole = false
  }
  return isWhole
}
