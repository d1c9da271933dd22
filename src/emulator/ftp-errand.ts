import type { FtpClient, openFtp } from '../ftp/client/open-ftp.ts'
import type { TransferOutcome, TransferRefused } from '../store/transfer-outcome.ts'
import { logInOverFtp, type FtpAccount } from './ftp-login.ts'
import {
  reportTransfer,
  type Direction,
  type PlainErrand,
  type PlainErrandReport,
} from './plain-errand.ts'
import { onServerLine, type ServerLine } from './server-line.ts'
import type { Surroundings } from './surroundings.ts'

/** What an appliance has to do with a file on an FTP server, and the login it does it with. */
export interface FtpErrand extends PlainErrand, FtpAccount {}

/** What is done once the server has let the appliance in. */
export interface FtpTask {
  readonly direction: Direction
  readonly transfer: (client: FtpClient) => Promise<TransferOutcome>
}

/** Dials the server, logs in and does the task in passive mode; every part of it is journalled. */
export async function runFtpErrand(
  surroundings: Surroundings,
  errand: FtpErrand,
  task: FtpTask,
): Promise<PlainErrandReport> {
  const { host, port, withinMs, signal } = errand
  const client = await surroundings.activity.during(
    'loading the FTP client',
    () => import('../ftp/client/open-ftp.ts'),
  )
  const plan = { host, port, service: 'ftp', withinMs, signal }
  const report = await onServerLine(surroundings, plan, (line) =>
    carryOut(client.openFtp, { line, errand, task }),
  )
  return report.ok ? report.value : { ok: false, stage: 'dial', reason: report.reason }
}

async function carryOut(
  open: typeof openFtp,
  { line, errand, task }: { line: ServerLine; errand: FtpErrand; task: FtpTask },
): Promise<PlainErrandReport> {
  const { direction, transfer } = task
  const { record, hasTimedOut } = line
  const login = await logInOverFtp(open, line, errand)
  if (!login.ok) return { ok: false, stage: 'login', reason: login.reason }
  const outcome = await transfer(login.client)
  await login.client.close()
  const judged = !outcome.ok && hasTimedOut() ? timedOut(outcome) : outcome
  return reportTransfer(judged, { path: errand.path, direction, record })
}

function timedOut(outcome: TransferRefused): TransferRefused {
  return { ...outcome, refusal: 'timed-out', detail: 'Time was over before the file was across.' }
}
