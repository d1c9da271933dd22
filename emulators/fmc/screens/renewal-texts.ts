import { assumed, captured, formatDate } from '../../../src/emulator/index.ts'
import type { PushFailure } from '../renewal/push-certificates.ts'

export const evidence = captured(
  'Cisco document 222464: a run of generate_certs.pl on an FMC 7.2 with two devices that are down, and its FAILED_PUSH.',
)
export const silenceEvidence = assumed(
  'generate_certs.pl on full success, at no, at other words, for an InternalCA that has expired and for one that cannot be read: none of it is published.',
)
export const logEvidence = assumed('The content of sfca_generation.log is not published.')
export const pairEvidence = assumed(
  'Only the order of the two managers is documented; that the program renews the tunnel between them, and restarts that one, is not.',
)

/** The log that the program names first. */
export const GENERATION_LOG = '/var/log/sf/sfca_generation.log'

export const QUESTION = 'Do you want to continue? [yes/no]:'

export const INTRODUCTION = `setting log file to ${GENERATION_LOG}

You are about to generate new certificates for FMC and devices.
After successful cert generation, device specific certs will be pushed automatically
If the connection between FMC and a device is down, user needs to copy the certificates onto the device manually
For more details on disconnected devices, use sftunnel_status.pl
`

export const NOT_ROOT = 'generate_certs.pl: you must be root\n'

/** A notice of Perl that stands at the end of every run. */
const PERL_NOTICE = 'Scalars leaked: 1\n'

const DAY_MS = 86_400_000

/** How the InternalCA stands that is to be replaced. Times are the manager's own, milliseconds since 1970. */
export function currentAuthority(endMs: number, nowMs: number): string {
  const end = `${formatDate('%b %e %H:%M:%S %Y', endMs, 'UTC').replaceAll(/ +/g, ' ')} GMT`
  const days = Math.floor(Math.abs(endMs - nowMs) / DAY_MS)
  if (endMs < nowMs) return `\nCurrent ca_root expired ${days} days ago - at ${end}\n`
  return `\nCurrent ca_root expires in ${days} days - at ${end}\n`
}

/** What did not arrive, and where more of it is. */
export function pushReport(failures: readonly PushFailure[], listPath: string): string {
  if (failures.length === 0) return `\n${PERL_NOTICE}`
  const lines = failures.map(({ peer, to }) => `Failed to push to ${peer.name} = ${to}\n`)
  const list = `Some files were failed to be pushed to remote peers. For more details check ${listPath}\n`
  return ['\n', ...lines, '\n', list, '\n', PERL_NOTICE].join('')
}

/** The rows of a `FAILED_PUSH`: UUID, name and address of the peer, source and destination. */
export function failedPushList(failures: readonly PushFailure[]): string {
  return failures
    .map(({ peer, from, to }) => `${peer.uuid} ${peer.name} ${peer.address} ${from} ${to}\n`)
    .join('')
}

/** What is said of an InternalCA that nobody can read. */
export function unreadableAuthority(path: string): string {
  return `Unable to read a certificate in ${path}. No certificates were generated.\n`
}

/** What is said when new files cannot be written; those that were there stay. */
export function unwritableFile(path: string, words: string): string {
  return `Unable to write ${path}: ${words}. No certificates were replaced.\n`
}

/** Lines of the log, each with the manager's own time. */
export function logLines(atMs: number, ...texts: readonly string[]): string {
  const stamp = formatDate('%Y-%m-%d %H:%M:%S', atMs, 'UTC')
  return texts.map((text) => `${stamp} ${text}\n`).join('')
}
