import type { TransferOutcome } from '../store/transfer-outcome.ts'
import type { TftpClientPlan } from '../tftp/client.ts'
import { onceAborted } from './once-aborted.ts'
import {
  reportTransfer,
  type Direction,
  type PlainErrand,
  type PlainErrandReport,
} from './plain-errand.ts'
import type { Surroundings } from './surroundings.ts'

/** What is done with a TFTP server. */
export interface TftpTask {
  readonly direction: Direction
  readonly transfer: (plan: TftpClientPlan) => Promise<TransferOutcome>
}

/** A block that fills an Ethernet frame: 1500 bytes less the headers of IP, UDP and TFTP (RFC 2348). */
export const ERRAND_BLOCK_BYTES = 1_468

/** Opens a port towards a TFTP server and does the task; all is journalled. TFTP does not tell a silent server from none. */
export async function runTftpErrand(
  surroundings: Surroundings,
  { host, port, path, withinMs, signal }: PlainErrand,
  { direction, transfer }: TftpTask,
): Promise<PlainErrandReport> {
  const { clock } = surroundings
  const record = surroundings.record(surroundings.nextStream('dial'))
  const to = `${host}:${port}`
  const towards = await surroundings.openDatagramPort({ host, port, answers: false })
  if (!towards) {
    record('dial.failed', { to, reason: 'unreachable' })
    return { ok: false, stage: 'dial', reason: 'unreachable' }
  }
  record('connection.dialled', { service: 'tftp', to })
  const over = new AbortController()
  const timer = clock.setTimeout(() => over.abort(), withinMs)
  const forget = onceAborted(signal, () => over.abort())
  const outcome = await transfer({
    port: towards,
    to: port,
    clock,
    path,
    blockBytes: ERRAND_BLOCK_BYTES,
    signal: over.signal,
  })
  clock.clearTimeout(timer)
  forget()
  return reportTransfer(outcome, { path, direction, record })
}
