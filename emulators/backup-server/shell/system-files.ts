import type { FileEntry, HostKeySheet } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'
import type { LinuxSystem } from './linux-systems.ts'

/** What ssh-keygen calls the types in the names of host key files. */
const KEY_FILE_WORDS: Readonly<Record<string, string>> = {
  'ssh-rsa': 'rsa',
  'ssh-dss': 'dsa',
  'ssh-ed25519': 'ed25519',
  'ecdsa-sha2-nistp256': 'ecdsa',
  'ecdsa-sha2-nistp384': 'ecdsa',
  'ecdsa-sha2-nistp521': 'ecdsa',
}

const HOST_KEY_FILES = /^\/etc\/ssh\/ssh_host_/

/** The files of a system that say what it is. */
export function releaseFiles({ releaseFiles: texts }: LinuxSystem, hostname: string): FileEntry[] {
  const release = Object.entries(texts).map(([path, content]) => ({ path, content }))
  return [...release, { path: '/etc/hostname', content: `${hostname}\n` }]
}

/** The public keys that the server shows, as they lie in /etc/ssh. The private halves are not in the tree. */
export function hostKeyFiles(
  { commentsKeys }: LinuxSystem,
  hostname: string,
  keys: readonly HostKeySheet[],
): FileEntry[] {
  const comment = commentsKeys ? ` root@${hostname}` : ''
  return keys.map(({ type, publicKey }) => ({
    path: `${keyFile(type)}.pub`,
    content: `${publicKey}${comment}\n`,
  }))
}

/** Whether a file of /etc/ssh is one of a host key. */
export function isHostKeyFile(path: string): boolean {
  return HOST_KEY_FILES.test(path)
}

/** The settings of sshd that make the server what clients meet. */
export function sshdConfig(system: LinuxSystem, profile: BackupServerProfile): FileEntry {
  const { hostKeyTypes, authMethods, offer, limits, sftp } = profile
  const uses = (method: (typeof authMethods)[number]) =>
    authMethods.includes(method) ? 'yes' : 'no'
  const challenge = system.openSsh < 8.7 ? 'ChallengeResponse' : 'KbdInteractive'
  const lines = [
    'Port 22',
    ...hostKeyTypes.map(({ type }) => `HostKey ${keyFile(type)}`),
    ...(system.setsAlgorithms ? algorithmLines(offer) : []),
    `LoginGraceTime ${limits.loginGraceMs / 1_000}`,
    `MaxAuthTries ${limits.authAttemptsMax}`,
    `MaxSessions ${limits.sessionsMax}`,
    `PubkeyAuthentication ${uses('publickey')}`,
    `PasswordAuthentication ${uses('password')}`,
    `${challenge}Authentication ${uses('keyboard-interactive')}`,
    ...(sftp ? [`Subsystem sftp ${system.sftpServer}`] : []),
  ]
  return { path: '/etc/ssh/sshd_config', content: lines.map((line) => `${line}\n`).join('') }
}

function algorithmLines({ kex, hostKey, cipher, mac }: BackupServerProfile['offer']): string[] {
  const chosen = kex.filter((name) => !name.startsWith('kex-strict-'))
  return [
    `KexAlgorithms ${chosen.join(',')}`,
    `HostKeyAlgorithms ${hostKey.join(',')}`,
    `Ciphers ${cipher.join(',')}`,
    `MACs ${mac.join(',')}`,
  ]
}

function keyFile(type: string): string {
  return `/etc/ssh/ssh_host_${KEY_FILE_WORDS[type] ?? type}_key`
}
