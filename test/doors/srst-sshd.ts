import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './lane.ts'
import { portOpen, startProgram, temporaryFolder, type RunningProgram } from './real-programs.ts'
import { BACKUP_HOME } from './ucsm-sshd.ts'

/** What makes an sshd of today serve a client of 2012: facts of the field, see atmoz/sftp issue 422. */
export const settingsFor2012 = [
  'HostKeyAlgorithms +ssh-rsa',
  'KexAlgorithms +diffie-hellman-group14-sha1',
]

/** A real sshd, as long as a test lasts. */
export interface BackupSshd {
  readonly port: number
  /** The directory of backups, empty at the start, as a URL and as a path of this machine. */
  readonly url: string
  readonly folder: string
  /** What `ssh-keygen -l -E md5` says of a key of the server. */
  readonly md5: (keyType?: string) => string
  /** Makes new host keys, and starts the server again. */
  readonly newHostKeys: () => Promise<void>
  /** What it has logged since it was started last. */
  readonly log: () => string
  readonly logged: (text: string | RegExp) => Promise<void>
}

/** Starts a real sshd that logs everything, with host keys of these types and these lines besides its defaults. */
export async function startBackupSshd(
  lines: readonly string[] = settingsFor2012,
  keyTypes: readonly string[] = ['rsa'],
): Promise<BackupSshd> {
  const own = temporaryFolder()
  const port = await freePort()
  const folder = emptyBackupFolder()
  mkdirSync('/run/sshd', { recursive: true })
  const keyFile = (type: string) => join(own, `ssh_host_${type}_key`)
  const settings = [
    ...lines,
    ...keyTypes.map((type) => `HostKey ${keyFile(type)}`),
    'ListenAddress 127.0.0.1',
    'LogLevel DEBUG',
    'PidFile none',
    'Subsystem sftp /usr/lib/openssh/sftp-server',
  ]
  const config = join(own, 'sshd_config')
  writeFileSync(config, `${settings.join('\n')}\n`)

  function makeKeys(): void {
    for (const type of keyTypes) {
      rmSync(keyFile(type), { force: true })
      execFileSync('ssh-keygen', ['-q', '-N', '', '-t', type, '-f', keyFile(type)], {
        stdio: 'ignore',
      })
    }
  }

  async function start(): Promise<RunningProgram> {
    makeKeys()
    const args = ['-D', '-e', '-f', config, '-p', String(port)]
    const started = startProgram('/usr/sbin/sshd', args)
    await portOpen(port)
    return started
  }

  let program = await start()
  return {
    port,
    folder,
    url: `sftp://127.0.0.1:${port}${folder}`,
    md5(type = 'rsa') {
      const listed = execFileSync('ssh-keygen', ['-l', '-E', 'md5', '-f', `${keyFile(type)}.pub`])
      return /MD5:([\da-f:]+)/.exec(listed.toString())![1]!
    },
    async newHostKeys() {
      await program.stop()
      program = await start()
    },
    log: () => program.output(),
    logged: (text) => program.until(text),
  }
}

function emptyBackupFolder(): string {
  const folder = join(BACKUP_HOME, 'vmbackups')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const { uid, gid } = statSync(BACKUP_HOME)
  chownSync(folder, uid, gid)
  return folder
}
