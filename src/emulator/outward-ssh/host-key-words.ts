import type { HostKeyFacts } from '../../ssh/index.ts'
import { recalled } from '../evidence.ts'

/** What the questions and warnings about host keys rest on. */
export const evidence = recalled('sshconnect.c of OpenSSH 7.3 to 9.1: check_host_key.')

const BAR = '@'.repeat(59)

/** Key types as OpenSSH names them to people. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  'ssh-rsa': 'RSA',
  'ssh-dss': 'DSA',
  'ssh-ed25519': 'ED25519',
}

/** `RSA`, `ECDSA` and the like. */
function typeName(type: string): string {
  return TYPE_NAMES[type] ?? (type.startsWith('ecdsa-') ? 'ECDSA' : type)
}

/** What stands above the question whether to go on with a key that is not known. */
export function unknownKeyWords(host: string, key: HostKeyFacts, version: number): string {
  const lines = [
    `The authenticity of host '${host}' can't be established.`,
    `${typeName(key.type)} key fingerprint is ${key.fingerprintSha256}${version < 8 ? '.' : ''}`,
    ...(version >= 9 ? ['This key is not known by any other names.'] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** The question; since 8.0 the fingerprint itself is an answer. */
export function unknownKeyQuestion(version: number): string {
  return `Are you sure you want to continue connecting (yes/no${version < 8 ? '' : '/[fingerprint]'})? `
}

/** The question after an answer that is neither yes nor no. */
export function yesOrNoQuestion(version: number): string {
  return version < 8
    ? "Please type 'yes' or 'no': "
    : "Please type 'yes', 'no' or the fingerprint: "
}

/** What is said when the key goes into known_hosts. */
export function addedWords(host: string, type: string): string {
  return `Warning: Permanently added '${host}' (${typeName(type)}) to the list of known hosts.\n`
}

/** Where a known key stands that is not the one shown. */
export interface OffendingKey {
  readonly file: string
  readonly line: number
  readonly type: string
}

/** The block about a host key that is not the one known. */
export function changedKeyWords(key: HostKeyFacts, { file, line, type }: OffendingKey): string {
  return `${BAR}
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
${BAR}
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
Someone could be eavesdropping on you right now (man-in-the-middle attack)!
It is also possible that a host key has just been changed.
The fingerprint for the ${typeName(key.type)} key sent by the remote host is
${key.fingerprintSha256}.
Please contact your system administrator.
Add correct host key in ${file} to get rid of this message.
Offending ${typeName(type)} key in ${file}:${line}
`
}

/** Why a changed key ends the connection. */
export function strictWords(host: string, type: string, version: number): string {
  const what = version < 8.5 ? `${typeName(type)} host key` : 'Host key'
  return `${what} for ${host} has changed and you have requested strict checking.\n`
}

/** Why an unknown key ends the connection where nothing may be added. */
export function notKnownWords(host: string, type: string): string {
  return `No ${typeName(type)} host key is known for ${host} and you have requested strict checking.\n`
}

/** What is said when the connection goes on in spite of a changed key. */
export const DISABLED = `Password authentication is disabled to avoid man-in-the-middle attacks.
Keyboard-interactive authentication is disabled to avoid man-in-the-middle attacks.
`

/** The last word about a host key. */
export const VERIFICATION_FAILED = 'Host key verification failed.\n'

/** What is said about a private key that others may read. */
export function unprotectedKeyWords(file: string, mode: number): string {
  return `${BAR}
@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @
${BAR}
Permissions ${(mode & 0o7777).toString(8).padStart(4, '0')} for '${file}' are too open.
It is required that your private key files are NOT accessible by others.
This private key will be ignored.
Load key "${file}": bad permissions
`
}
