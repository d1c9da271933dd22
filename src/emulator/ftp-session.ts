import { openFtp, type FtpClient } from '../ftp/client/open-ftp.ts'
import type { TransferOutcome } from '../store/transfer-outcome.ts'
import { journalled } from './file-record.ts'
import type { FileAnswer, FileServerLogin, FileSession, FileSessionReport } from './file-session.ts'
import { logInOverFtp } from './ftp-login.ts'
import { onServerLine } from './server-line.ts'
import type { Surroundings } from './surroundings.ts'

/** A file session over FTP, in passive mode. There is no host key. */
export async function withFtpSession<Value>(
  surroundings: Surroundings,
  account: FileServerLogin,
  work: (files: FileSession) => Promise<Value>,
): Promise<FileSessionReport<Value>> {
  const { host, port, withinMs, signal } = account
  const plan = { host, port, service: 'ftp', withinMs, signal }
  const report = await onServerLine<FileSessionReport<Value>>(surroundings, plan, async (line) => {
    const login = await logInOverFtp(openFtp, line, account)
    if (!login.ok) return { ok: false, failure: { stage: 'login', reason: login.reason } }
    const value = await work(journalled(ftpFiles(login.client), line.record, line.hasTimedOut))
    await login.client.close()
    return { ok: true, value }
  })
  if (report.ok) return report.value
  return { ok: false, failure: { stage: 'dial', reason: report.reason } }
}

function ftpFiles(client: FtpClient): FileSession {
  return {
    list: client.list,
    makeDirectory: client.makeDirectory,
    put: async (path, bytes) => without(await client.put(path, bytes)),
    append: async (path, bytes) => without(await client.append(path, bytes)),
    get: client.get,
    remove: client.remove,
    removeDirectory: client.removeDirectory,
  }
}

function without(outcome: TransferOutcome): FileAnswer<undefined> {
  return outcome.ok ? { ok: true, value: undefined } : outcome
}
