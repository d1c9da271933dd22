import type { Stats } from 'ssh2'
import { transferFile } from '../emulator/send-file.ts'
import type { SshSession } from '../ssh/index.ts'
import { removeFile } from '../ssh/sftp/file-operations.ts'
import { putFile } from '../ssh/sftp/put-file.ts'
import { asResult, sftpClient, type SftpClient } from '../ssh/sftp/sftp-client.ts'

/** How a small file fared that a probe sent. */
export interface TestUpload {
  readonly ok: boolean
  readonly path: string
  readonly bytes: number
  /** Why it is not there, in one word: `permission-denied`, `no-space`, `no-such-file`. */
  readonly refusal?: string
  /** What the server said, or what happened. */
  readonly detail: string
  /** Whether the file is still on the server. */
  readonly left: boolean
}

const CONTENT = Buffer.from('A test file of fieldfault probe. It can be deleted.\n')
const NAME = 'fieldfault-probe.txt'

/**
 * Sends a small file to the path, or into it where it is a directory, and removes it again. A file that is
 * there already is spared: another of nearly its name is written beside it.
 */
export async function uploadOverSftp(session: SshSession, path: string): Promise<TestUpload> {
  const opened = await session.openSftp()
  if (!opened.ok) return refused(path, 'unsupported', opened.detail)
  const client = sftpClient(opened.value)
  const target = await freePath(client, path)
  const outcome = await putFile(client, { path: target, source: CONTENT })
  const removed = await removeFile(client, target)
  const left = !removed.ok && removed.refusal !== 'no-such-file' && outcome.bytes > 0
  if (!outcome.ok) return { ...refused(target, outcome.refusal, outcome.detail), left }
  const detail = removed.ok
    ? 'it was removed again'
    : `it could not be removed again: ${removed.detail}`
  return { ok: true, path: target, bytes: outcome.bytes, detail, left: !removed.ok }
}

/** Sends a small file over SCP, which cannot remove it, nor see what is there: a path that ends in `/` is a directory. */
export async function uploadOverScp(session: SshSession, path: string): Promise<TestUpload> {
  const target = inDirectory(path) ?? `${path}.${NAME}`
  const outcome = await transferFile(session, { protocol: 'scp', path: target, bytes: CONTENT })
  if (!outcome.ok) return refused(target, outcome.refusal, outcome.detail)
  const detail = 'it was left there, since SCP cannot remove a file'
  return { ok: true, path: target, bytes: CONTENT.length, detail, left: true }
}

/** A path that nobody has: what is at it now may be a directory, somebody's file, or not be told. */
async function freePath(client: SftpClient, path: string): Promise<string> {
  const inside = inDirectory(path)
  if (inside !== undefined) return inside
  const { sftp, call } = client
  const found = await asResult(() => call<Stats>((done) => sftp.stat(path, done)))
  if (found.ok && found.value.isDirectory()) return `${path}/${NAME}`
  return !found.ok && found.refusal === 'no-such-file' ? path : `${path}.${NAME}`
}

function inDirectory(path: string): string | undefined {
  return path === '' || path.endsWith('/') ? `${path}${NAME}` : undefined
}

function refused(path: string, refusal: string, detail: string): TestUpload {
  return { ok: false, path, bytes: 0, refusal, detail, left: false }
}
