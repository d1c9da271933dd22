import { assumed, recalled } from '../../../src/emulator/index.ts'
import type { Category, OperationRecord } from '../vocabulary.ts'

export const evidence = recalled(
  'The one failure of a Cisco Unity Express history that is remembered: script, returnvalue, Server Url, returnvalue:9 Unable to authenticate (facts 4.7).',
)
export const numbersEvidence = assumed(
  'The second number looks like an exit code of curl, as 9 is; the others are the codes of curl 7.x from before 7.62 (facts 5.6, 11). Texts of the lab.',
)
export const protectionEvidence = assumed(
  'No text about protected backups is published; these are the lab’s (facts 6.5).',
)
export const scriptsEvidence = assumed(
  'BR_VMConfg_backup.sh is that of Unity Express; the names for data and for restores follow it.',
)

/** How an operation can fail at the server or on the way to it. */
export type ServerFault = keyof typeof serverFaults

/** How a restore can fail over what was fetched, or a backup before anything is sent. */
export type ContentFault = keyof typeof contentFaults

/** How a backup or restore can fail. */
export type OperationFault = ServerFault | ContentFault

/** Exit codes of curl with the text that stands behind each. */
const serverFaults = {
  'unsupported-protocol': [1, 'Unsupported protocol'],
  'no-ssh-session': [2, 'Unable to establish SSH session'],
  'malformed-url': [3, 'Malformed URL'],
  'unknown-host': [6, 'Unable to resolve host'],
  'no-connection': [7, 'Unable to connect to server'],
  'access-denied': [9, 'Unable to authenticate'],
  'timed-out': [28, 'Connection timed out'],
  'host-key-mismatch': [51, 'SSH host key fingerprint mismatch'],
  'connection-lost': [56, 'Connection lost'],
  'login-refused': [67, 'Unable to authenticate'],
  'disk-full': [70, 'Server disk full'],
  'no-file': [78, 'File not found'],
  'ssh-error': [79, 'SSH error'],
} as const

const contentFaults = {
  tampered: 'Backup content has been tampered with, restore aborted.',
  'not-protected':
    'Backup content is not protected, restore not allowed while security is enforced.',
  'other-key': 'Backup content was protected with a different key.',
  'no-key': 'Security key is not configured.',
} as const

const SCRIPT_WORDS: Readonly<Record<Category, string>> = {
  configuration: 'VMConfg',
  data: 'VMData',
}

/** The Reason of a failed operation as the history shows it, in two lines. */
export function reasonOf(
  fault: OperationFault,
  { operation, category, serverUrl }: Pick<OperationRecord, 'operation' | 'category' | 'serverUrl'>,
): string {
  const script = `/bin/BR_${SCRIPT_WORDS[category]}_${operation.toLowerCase()}.sh`
  const tail = isAtServer(fault) ? `Server Url:${serverUrl}: ${atServer(fault)}` : faultText(fault)
  return `Script execution failed: ${script}: returnvalue:1\n ; ${tail}`
}

/** The last words of a Reason: what a command says that fails at once. */
export function faultText(fault: OperationFault): string {
  return isAtServer(fault) ? serverFaults[fault][1] : contentFaults[fault]
}

function atServer(fault: ServerFault): string {
  const [number, text] = serverFaults[fault]
  return `returnvalue:${number}  ${text}`
}

function isAtServer(fault: OperationFault): fault is ServerFault {
  return fault in serverFaults
}
