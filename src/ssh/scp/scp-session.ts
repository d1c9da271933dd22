import type { FileStore } from '../../store/file-store.ts'
import { findFacts } from '../../store/find-facts.ts'
import type { TransferEvent } from '../../store/transfer-account.ts'
import type { ScpCommand } from './scp-command.ts'
import type { ScpStream } from './scp-stream.ts'

/** What the parts of one SCP session share. */
export interface ScpSession {
  readonly stream: ScpStream
  readonly store: FileStore
  readonly command: ScpCommand
  readonly resolve: (path: string) => string
  readonly observe: (event: TransferEvent) => void
  /** Says that one file cannot be had; the session goes on. */
  readonly complain: (text: string) => Promise<void>
  /** The other end has complained, in these words where it had any. */
  readonly blame: (text?: string) => void
}

/** Thrown inside this folder only: the session cannot go on. */
export class ScpOver extends Error {
  override readonly name = 'ScpOver'
}

/** Whether there is a directory of this name. */
export async function isDirectory(
  { store, resolve }: Pick<ScpSession, 'store' | 'resolve'>,
  path: string,
): Promise<boolean> {
  const facts = await findFacts(store, resolve(path))
  return facts?.kind === 'directory'
}
