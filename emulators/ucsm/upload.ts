import {
  sendFile,
  sendFileOverFtp,
  sendFileOverTftp,
  type FileErrandReport,
  type PlainErrandReport,
  type SshRefusal,
  type Surroundings,
} from '../../src/emulator/index.ts'
import type { BackupFile, UploadReport } from './machines/backup-machine.ts'
import { protocolPorts } from './operations/operation-objects.ts'
import { remoteError, type UploadFailure } from './screens/remote-error.ts'
import { ucsmSshClient, type ClientSetup } from './ssh-sheet.ts'
import type { BackupPlan } from './vocabulary.ts'

/** A backup file on its way. */
export interface Upload {
  readonly plan: BackupPlan
  readonly password: string
  readonly file: BackupFile
}

/** The interconnect that sends it, and what calls the upload off. */
export interface UploadManner extends ClientSetup {
  readonly signal: AbortSignal
}

/** Sends a backup file as this firmware would, and says how that ended in the words of its FSM. */
export async function uploadBackup(
  surroundings: Surroundings,
  { plan, password, file }: Upload,
  manner: UploadManner,
): Promise<UploadReport> {
  const { protocol, path, host, port = protocolPorts[protocol], user } = plan
  const { profile, signal } = manner
  const withinMs = profile.timings.uploadLimitMs
  const errand = { host, port, path, bytes: file.bytes, withinMs, signal }

  function send(): Promise<FileErrandReport | PlainErrandReport> {
    if (protocol === 'tftp') return sendFileOverTftp(surroundings, errand)
    if (protocol === 'ftp') return sendFileOverFtp(surroundings, { ...errand, user, password })
    const login = { user, password, ...ucsmSshClient(manner) }
    return sendFile(surroundings, { ...errand, ...login, protocol })
  }

  const report = await send()
  if (report.ok) return report
  return { ok: false, error: remoteError(failureOf(report), path) }
}

/** How an errand failed, as far as the interconnect tells the difference. */
export function failureOf(
  report: (FileErrandReport | PlainErrandReport) & { ok: false },
): UploadFailure {
  if (report.stage === 'dial') return 'no-answer'
  if (report.stage === 'login') return report.reason === 'login-refused' ? 'no-login' : 'no-answer'
  if (report.stage === 'ssh') return sshFailure(report.refusal)
  switch (report.outcome.refusal) {
    case 'no-space':
      return 'no-space'
    case 'no-such-file':
    case 'not-a-directory':
      return 'no-path'
    case 'permission-denied':
    case 'is-a-directory':
      return 'not-permitted'
    default:
      return 'no-answer'
  }
}

function sshFailure({ kind, detail }: SshRefusal): UploadFailure {
  if (kind === 'auth-refused') return 'no-login'
  const isOwn = kind === 'key-exchange-failed' || kind === 'signature-bad'
  return isOwn ? { clientSays: detail } : 'no-answer'
}
