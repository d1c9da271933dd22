import type { Stats } from 'ssh2'
import { transferFile } from '../emulator/send-file.ts'
import type { SshClientSheet } from '../emulator/ssh-sheet.ts'
import { ERRAND_BLOCK_BYTES } from '../emulator/tftp-errand.ts'
import type { FtpClient } from '../ftp/client/open-ftp.ts'
import type { SshSession } from '../ssh/index.ts'
import { removeFile } from '../ssh/sftp/file-operations.ts'
import { putFile } from '../ssh/sftp/put-file.ts'
import { asResult, sftpClient, type SftpClient } from '../ssh/sftp/sftp-client.ts'
import { putOverTftp, type TftpClientPlan } from '../tftp/client.ts'

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
  return { ok: true, path: target, bytes: outcome.bytes, ...afterwards(removed) }
}

/** Sends a small file over FTP and removes it again. A path that ends in `/` is a directory, as over SCP. */
export async function uploadOverFtp(client: FtpClient, path: string): Promise<TestUpload> {
  const target = asideOf(path)
  const outcome = await client.put(target, CONTENT)
  if (!outcome.ok) return refused(target, outcome.refusal, outcome.detail)
  const removed = await client.remove(target)
  return { ok: true, path: target, bytes: outcome.bytes, ...afterwards(removed) }
}

/**
 * Sends a small file over SCP as the client would, which cannot remove it, nor see what is there: a path that
 * ends in `/` is a directory.
 */
export async function uploadOverScp(
  session: SshSession,
  path: string,
  { skipsText = false }: Pick<SshClientSheet, 'skipsText'>,
): Promise<TestUpload> {
  const target = asideOf(path)
  const errand = { protocol: 'scp', path: target, bytes: CONTENT, skipsText } as const
  const outcome = await transferFile(session, errand)
  if (!outcome.ok) return refused(target, outcome.refusal, outcome.detail)
  const detail = 'it was left there, since SCP cannot remove a file'
  return { ok: true, path: target, bytes: CONTENT.length, detail, left: true }
}

/** Sends a small file over TFTP, which can neither look nor remove: a path that ends in `/` is a directory. */
export async function uploadOverTftp(
  plan: Omit<TftpClientPlan, 'path' | 'blockBytes'>,
  path: string,
): Promise<TestUpload> {
  const target = asideOf(path)
  const blockBytes = ERRAND_BLOCK_BYTES
  const outcome = await putOverTftp({ ...plan, path: target, blockBytes }, CONTENT)
  if (!outcome.ok) return refused(target, outcome.refusal, outcome.detail)
  const detail = 'it was left there, since TFTP cannot remove a file'
  return { ok: true, path: target, bytes: outcome.bytes, detail, left: true }
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

/** Where a protocol cannot look: into what is said to be a directory, and beside what may be a file. */
function asideOf(path: string): string {
  return inDirectory(path) ?? `${path}.${NAME}`
}

function inDirectory(path: string): string | undefined {
  return path === '' || path.endsWith('/') ? `${path}${NAME}` : undefined
}

function afterwards(
  removed: { readonly ok: true } | { readonly ok: false; readonly detail: string },
): Pick<TestUpload, 'detail' | 'left'> {
  if (removed.ok) return { detail: 'it was removed again', left: false }
  return { detail: `it could not be removed again: ${removed.detail}`, left: true }
}

function refused(path: string, refusal: string, detail: string): TestUpload {
  return { ok: false, path, bytes: 0, refusal, detail, left: false }
}
