import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import type { LocalFile } from '../workspace/local-files.ts'
import type { UploadFailure } from './remote-error.ts'

export const evidence = documented(
  'Administration guide 4.3 and easyucs: what erase configuration and reboot ask.',
)
export const fileEvidence = recalled(
  'dir and its usage lines, pwd, and the texts of ping are remembered from this shell and from Linux.',
)
export const copyEvidence = assumed('What copy says when it fails: the words of OpenSSH.')

export const ERASE_QUESTION =
  'All UCS configurations will be erased and system will reboot. Are you sure? (yes/no): '
export const REBOOT_ADVICE = 'Before rebooting, please take a configuration backup.'
export const REBOOT_QUESTION = 'Do you still want to reboot? (yes/no):'

export const NO_SUCH_FILE = 'No such file or directory'
export const NO_SPACE = 'No space left on device'
export const INVALID_NAME = 'Invalid file name'

/** Bytes that the volume of the real box has; what `dir` prints is a matter of looks. */
const VOLUME_BYTES = 4_032_679_936

/** `dir`: files with size and time, then the usage of the volume. */
export function directoryListing(
  entries: readonly (readonly [name: string, file?: LocalFile])[],
  { volume, usedBytes, nowMs }: { volume: string; usedBytes: number; nowMs: number },
): string {
  const lines = entries.map(([name, file]) => {
    const size = String(file?.bytes.length ?? 1).padStart(10)
    return `${size}  ${stamp(file?.modifiedMs ?? nowMs)}  ${name}`
  })
  const usage = [
    [VOLUME_BYTES, 'total'],
    [usedBytes, 'used'],
    [VOLUME_BYTES - usedBytes, 'free'],
  ].map(([bytes, kind]) => `${String(bytes).padStart(14)} bytes ${kind}`)
  return ['', ...lines, '', `Usage for ${volume}://`, ...usage].join('\n')
}

/** One answered echo request. */
export function pingAnswer(host: string, sequence: number): string {
  return `64 bytes from ${host}: icmp_seq=${sequence} ttl=64 time=0.214 ms`
}

/** What `ping` says of a name that it cannot find. */
export function unknownHost(host: string): string {
  return `ping: unknown host ${host}`
}

/** What `ping` says at the end. */
export function pingSummary(host: string, sent: number, received: number): string {
  const loss = Math.round((100 * (sent - received)) / sent)
  return [
    '',
    `--- ${host} ping statistics ---`,
    `${sent} packets transmitted, ${received} received, ${loss}% packet loss`,
  ].join('\n')
}

/** Why a copy did not come about. */
export function copyFailure(failure: UploadFailure, path: string): string {
  return typeof failure === 'object' ? failure.clientSays : FAILURES[failure](path)
}

const FAILURES: Readonly<Record<Extract<UploadFailure, string>, (path: string) => string>> = {
  'no-answer': () => 'Connection closed',
  'no-login': () => 'Permission denied, please try again.',
  'no-space': (path) => `${path}: ${NO_SPACE}`,
  'no-path': (path) => `${path}: ${NO_SUCH_FILE}`,
  'not-permitted': (path) => `${path}: Permission denied`,
}

/** `Nov 18 17:36:14 2010`. */
function stamp(ms: number): string {
  const [, day, month, year] = new Date(ms).toUTCString().replace(',', '').split(' ')
  return `${month} ${day} ${new Date(ms).toISOString().slice(11, 19)} ${year}`
}
