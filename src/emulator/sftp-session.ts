import { openSsh, type SshRefusal, type SshSession } from '../ssh/index.ts'
import { appendFile } from '../ssh/sftp/append-file.ts'
import {
  listDirectory,
  makeDirectory,
  removeDirectory,
  removeFile,
} from '../ssh/sftp/file-operations.ts'
import { getFile } from '../ssh/sftp/get-file.ts'
import { putFile } from '../ssh/sftp/put-file.ts'
import { sftpClient, type SftpClient } from '../ssh/sftp/sftp-client.ts'
import { tooLong, type TransferOutcome, type TransferRefused } from '../store/transfer-outcome.ts'
import { journalled } from './file-record.ts'
import type {
  FileAnswer,
  FileServerLogin,
  FileSession,
  FileSessionFailure,
  FileSessionReport,
} from './file-session.ts'
import { judgeHostKey } from './host-key-check.ts'
import { onServerLine, type ServerLine } from './server-line.ts'
import { journalSsh } from './ssh-journal.ts'
import type { Surroundings } from './surroundings.ts'

/** A file session over SFTP. */
export async function withSftpSession<Value>(
  surroundings: Surroundings,
  login: FileServerLogin,
  work: (files: FileSession) => Promise<Value>,
): Promise<FileSessionReport<Value>> {
  const { host, port, withinMs, signal } = login
  const plan = { host, port, service: 'ssh', withinMs, signal }
  const report = await onServerLine(surroundings, plan, async (line) => {
    const opened = await logIn(surroundings, login, line)
    if (!opened.ok) return opened
    const { session } = opened
    const sftp = await session.openSftp()
    const value = sftp.ok
      ? await work(journalled(sftpFiles(sftpClient(sftp.value)), line.record, line.hasTimedOut))
      : undefined
    session.close()
    await session.closed
    return sftp.ok ? { ok: true as const, value: value as Value } : withoutFiles(sftp.detail)
  })
  return report.ok ? report.value : failed({ stage: 'dial', reason: report.reason })
}

type LoggedIn =
  | { readonly ok: true; readonly session: SshSession }
  | { readonly ok: false; readonly failure: FileSessionFailure }

async function logIn(
  { clock, crashed }: Surroundings,
  { host, client, user, password, checkHostKey }: FileServerLogin,
  { record, socket, leftMs, hasTimedOut }: ServerLine,
): Promise<LoggedIn> {
  let objection: string | undefined
  const opened = await openSsh(socket, {
    clock,
    ...client,
    user,
    password,
    readyWithinMs: leftMs(),
    verifyHostKey(key) {
      const verdict = judgeHostKey(record, key, checkHostKey)
      if (!verdict.ok) objection = verdict.reason
      return verdict.ok
    },
    observe: journalSsh(record, 'client', (error) => crashed(`connection to ${host}`, error)),
  })
  if (opened.ok) return opened
  if (objection !== undefined) return failed({ stage: 'host-key', reason: objection })
  return failed(failureOf(opened.refusal, hasTimedOut()))
}

function failureOf(refusal: SshRefusal, isOver: boolean): FileSessionFailure {
  if (isOver || refusal.kind === 'timeout') return { stage: 'login', reason: 'timed-out' }
  if (refusal.kind === 'auth-refused') return { stage: 'login', reason: 'login-refused' }
  return { stage: 'handshake', refusal }
}

function failed(failure: FileSessionFailure): { ok: false; failure: FileSessionFailure } {
  return { ok: false, failure }
}

function withoutFiles(detail: string): { ok: false; failure: FileSessionFailure } {
  const refused: TransferRefused = { ok: false, refusal: 'unsupported', bytes: 0, detail }
  return failed({ stage: 'files', refused })
}

function sftpFiles(client: SftpClient): FileSession {
  return {
    async list(path) {
      const listed = await listDirectory(client, path)
      if (!listed.ok) return listed
      return done(listed.value.map(({ name, facts: { kind } }) => ({ name, kind })))
    },
    makeDirectory: async (path) => without(await makeDirectory(client, path)),
    put: async (path, bytes) => without(await putFile(client, { path, source: bytes })),
    append: async (path, bytes) => without(await appendFile(client, path, bytes)),
    get: (path, bytesMax) => fetchWhole(client, path, bytesMax),
    remove: async (path) => without(await removeFile(client, path)),
    removeDirectory: async (path) => without(await removeDirectory(client, path)),
  }
}

async function fetchWhole(
  client: SftpClient,
  path: string,
  bytesMax: number,
): Promise<FileAnswer<Uint8Array>> {
  const pieces: Uint8Array[] = []
  let left = bytesMax
  const outcome = await getFile(client, {
    path,
    take(piece) {
      left -= piece.length
      if (left < 0) client.sftp.end()
      else pieces.push(piece)
    },
  })
  if (left < 0) return tooLong(bytesMax - left, bytesMax)
  return outcome.ok ? done(Buffer.concat(pieces)) : outcome
}

function done<Value>(value: Value): FileAnswer<Value> {
  return { ok: true, value }
}

function without(outcome: TransferOutcome | FileAnswer<void>): FileAnswer<undefined> {
  return outcome.ok ? done(undefined) : outcome
}
