import type { Socket } from 'node:net'
import { openFtp, type FtpClient } from '../ftp/client/open-ftp.ts'
import type { TransferOutcome } from '../store/transfer-outcome.ts'
import { journalled } from './file-record.ts'
import type { FileAnswer, FileServerLogin, FileSession, FileSessionReport } from './file-session.ts'
import { onServerLine } from './server-line.ts'
import type { Surroundings } from './surroundings.ts'

/** A file session over FTP, in passive mode. There is no host key. */
export async function withFtpSession<Value>(
  surroundings: Surroundings,
  login: FileServerLogin,
  work: (files: FileSession) => Promise<Value>,
): Promise<FileSessionReport<Value>> {
  const { host, port, withinMs, signal, user, password } = login
  const plan = { host, port, service: 'ftp', withinMs, signal }
  const report = await onServerLine<FileSessionReport<Value>>(
    surroundings,
    plan,
    async ({ record, socket, hasTimedOut, dialData }) => {
      const dial = async (dataPort: number) => (await dialData(dataPort)) as Socket | undefined
      const opened = await openFtp({ control: socket as Socket, dialData: dial, user, password })
      if (!opened.ok) {
        const reason = hasTimedOut() ? 'timed-out' : opened.refusal
        record('login.refused', { user, method: 'password', reason })
        return { ok: false, failure: { stage: 'login', reason } }
      }
      record('login.accepted', { user, method: 'password' })
      const value = await work(journalled(ftpFiles(opened.client), record, hasTimedOut))
      await opened.client.close()
      return { ok: true, value }
    },
  )
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
