import {
  fetchFileOverFtp,
  fetchFileOverTftp,
  sendFileOverFtp,
  sendFileOverTftp,
  type CommandIo,
  type PlainErrandReport,
  type PlainFetchReport,
} from '../../../src/emulator/index.ts'
import { copyFailure } from '../screens/copy.ts'
import { facts, type Visit } from '../visit.ts'
import type { RemoteFile } from './remote-file.ts'

/** A configuration or a phone type file is far smaller. */
const BYTES_MAX = 4_194_304

/** Sends bytes to a server; what went wrong, or nothing. */
export async function sendCopy(
  { session, signal }: CommandIo<Visit>,
  to: RemoteFile,
  bytes: Uint8Array,
): Promise<string | undefined> {
  const errand = { ...to, bytes, signal, withinMs: limitMs(session) }
  const send = to.protocol === 'ftp' ? sendFileOverFtp : sendFileOverTftp
  const report = await send(session.surroundings, errand)
  return report.ok ? undefined : copyFailure(to, factOf(report))
}

/** Fetches a file from a server; a text says what went wrong. */
export async function fetchCopy(
  { session, signal }: CommandIo<Visit>,
  from: RemoteFile,
): Promise<{ readonly contents: Uint8Array } | string> {
  const errand = { ...from, signal, bytesMax: BYTES_MAX, withinMs: limitMs(session) }
  const fetch = from.protocol === 'ftp' ? fetchFileOverFtp : fetchFileOverTftp
  const report = await fetch(session.surroundings, errand)
  return report.ok ? report : copyFailure(from, factOf(report))
}

function limitMs(visit: Visit): number {
  return facts(visit).profile.timings.transferLimitMs
}

function factOf(report: (PlainErrandReport | PlainFetchReport) & { ok: false }): string {
  return report.stage === 'transfer' ? report.outcome.refusal : report.reason
}
