import {
  sendFile,
  sendFileOverFtp,
  sendFileOverTftp,
  type FileErrandReport,
  type PlainErrandReport,
  type Surroundings,
} from '../../src/emulator/index.ts'
import type { BackupFile, UploadReport } from './machines/backup-machine.ts'
import type { UcsmPlatform } from './platforms.ts'
import { remoteError, type UploadFailure } from './screens/remote-error.ts'
import type { BackupPlan, UcsmProfile } from './vocabulary.ts'

/** A backup file on its way. */
export interface Upload {
  readonly plan: BackupPlan
  readonly password: string
  readonly file: BackupFile
}

/** The firmware and model that send it, and what calls the upload off. */
export interface UploadManner {
  readonly profile: UcsmProfile
  readonly platform: UcsmPlatform
  readonly signal: AbortSignal
}

const PORTS: Readonly<Record<BackupPlan['protocol'], number>> = {
  sftp: 22,
  scp: 22,
  ftp: 21,
  tftp: 69,
}

/** Sends a backup file as this firmware would, and says how that ended in the words of its FSM. */
export async function uploadBackup(
  surroundings: Surroundings,
  { plan, password, file }: Upload,
  { profile, platform, signal }: UploadManner,
): Promise<UploadReport> {
  const { protocol, path, host, port = PORTS[protocol], user } = plan
  const withinMs = profile.timings.uploadLimitMs
  const errand = { host, port, path, bytes: file.bytes, withinMs, signal }

  function send(): Promise<FileErrandReport | PlainErrandReport> {
    if (protocol === 'tftp') return sendFileOverTftp(surroundings, errand)
    if (protocol === 'ftp') return sendFileOverFtp(surroundings, { ...errand, user, password })
    const { clientIdent: ident } = platform
    const offer = profile.sshClient
    const skipsText = !profile.stumblesOverText
    const login = { user, password, ident, offer }
    return sendFile(surroundings, { ...errand, ...login, protocol, skipsText })
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
  if (report.stage === 'ssh')
    return report.refusal.kind === 'auth-refused' ? 'no-login' : 'no-answer'
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
