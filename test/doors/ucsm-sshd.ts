import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { freePort, lane } from './lane.ts'
import { portOpen, startProgram, temporaryFolder } from './real-programs.ts'

/** The user of this machine that backups are sent to, made for the tests of a file and removed after them; one a lane. */
export const BACKUP_USER = `ffbackup${lane}`
export const BACKUP_PASSWORD = 'ff-real-secret'
export const BACKUP_HOME = `/home/${BACKUP_USER}`

/** Makes the backup user for the tests of this file; needs root, as the real sshd does. */
export function haveBackupUser(): void {
  beforeAll(() => {
    removeBackupUser()
    const hash = execFileSync('openssl', ['passwd', '-6', BACKUP_PASSWORD]).toString().trim()
    // With its password at once: useradd waits while another lane changes users, chpasswd gives up.
    const login = ['--password', hash, '--shell', '/bin/sh']
    execFileSync('useradd', ['--create-home', ...login, BACKUP_USER])
  })
  afterAll(removeBackupUser)
}

function removeBackupUser(): void {
  try {
    // By force: what an sshd has started for it may live a moment longer than the sshd.
    execFileSync('userdel', ['--remove', '--force', BACKUP_USER], { stdio: 'ignore' })
  } catch {
    // Nobody of that name is there.
  }
}

/** A real sshd of this machine with its default settings and the given lines. */
export async function startDefaultSshd(lines: readonly string[] = []) {
  const folder = temporaryFolder()
  const port = await freePort()
  mkdirSync('/run/sshd', { recursive: true })
  const keys = ['rsa', 'ecdsa', 'ed25519'].map((type) => join(folder, type))
  for (const key of keys)
    execFileSync('ssh-keygen', ['-q', '-N', '', '-t', key.slice(folder.length + 1), '-f', key])
  const settings = [
    ...lines,
    ...keys.map((key) => `HostKey ${key}`),
    'ListenAddress 127.0.0.1',
    'PidFile none',
    'Subsystem sftp /usr/lib/openssh/sftp-server',
  ]
  const config = join(folder, 'config')
  writeFileSync(config, `${settings.join('\n')}\n`)
  const program = startProgram('/usr/sbin/sshd', ['-D', '-e', '-f', config, '-p', String(port)])
  await portOpen(port)
  return { program, url: (protocol: string, path: string) => backupUrl(protocol, port, path), port }
}

/** The URL of a path below the home of the backup user. */
export function backupUrl(protocol: string, port: number, path: string): string {
  return `${protocol}://${BACKUP_USER}@127.0.0.1:${port}${BACKUP_HOME}${path}`
}

/** A file in the home of the backup user. */
export function received(path: string): Buffer {
  return readFileSync(`${BACKUP_HOME}${path}`)
}
