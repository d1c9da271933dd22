import { putOverTftp } from '../tftp/client.ts'
import { onceAborted } from './once-aborted.ts'
import type { PlainErrand, PlainErrandReport } from './plain-errand.ts'
import type { Surroundings } from './surroundings.ts'

/** A block that fills an Ethernet frame: 1500 bytes less the headers of IP, UDP and TFTP (RFC 2348). */
const BLOCK_BYTES = 1_468

/** Sends a file to a TFTP server; every part of it is journalled. A server that never answers is a failed dial. */
export async function sendFileOverTftp(
  surroundings: Surroundings,
  { host, port, path, bytes, withinMs, signal }: PlainErrand,
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
  const outcome = await putOverTftp(
    { port: towards, to: port, clock, path, blockBytes: BLOCK_BYTES, signal: over.signal },
    bytes,
  )
  clock.clearTimeout(timer)
  forget()
  if (outcome.ok) {
    record('file.sent', { path, bytes: outcome.bytes, sha256: outcome.sha256, complete: true })
    return outcome
  }
  const { refusal: reason, detail } = outcome
  record('transfer.refused', { path, reason, bytes: outcome.bytes, detail })
  return { ok: false, stage: 'transfer', outcome }
}
