import { expect, test } from 'vitest'
import { backupServer } from '../../emulators/index.ts'
import type { RunningLab } from '../../src/lab/lab.ts'
import { runProgram, startProgram } from './real-programs.ts'
import { quietOpenSsh } from './ssh-door.ts'
import { protectBackups, raiseManager, sendBackupsTo } from './srst-lab.ts'

const LOGIN = { username: 'admin', password: 'mainserver' }
const RSA = '/etc/ssh/ssh_host_rsa_key.pub'
const OLD = ['-oKexAlgorithms=+diffie-hellman-group14-sha1', '-oHostKeyAlgorithms=+ssh-rsa']

/** A machine and its backup server, which OpenSSH's client logs in to. */
async function raiseServer(profile: string) {
  const branch = backupServer({ profile, files: { '/vmbackups/': '' }, ...LOGIN })
  const raised = await raiseManager({}, { branch })
  const { lab } = raised
  const port = String(portOf(lab))
  const args = [...OLD, ...quietOpenSsh, '-p', port, 'admin@127.0.0.1']
  const withPassword = ['-p', LOGIN.password, 'ssh']

  /** What a command prints on the server. */
  async function onServer(line: string): Promise<string> {
    const { stdout } = await runProgram('sshpass', [...withPassword, ...args, line])
    return stdout
  }

  /** The fingerprint that the programs of this machine find in the key that the server shows. */
  async function scanned(hash: 'md5' | 'sha256'): Promise<string> {
    const found = await runProgram('ssh-keyscan', ['-p', port, '-t', 'rsa', '127.0.0.1'])
    const keygen = ['-l', '-E', hash, '-f', '-']
    const { stdout } = await runProgram('ssh-keygen', keygen, { input: found.stdout })
    return /(?:MD5|SHA256):\S+/.exec(stdout)![0]
  }
  return {
    ...raised,
    onServer,
    scanned,
    behaviours: lab.appliance('branch').behaviours,
    /** Gives lines to a shell without a terminal, all at once. */
    pipe: (input: string) => runProgram('sshpass', [...withPassword, ...args], { input }),
    startShell: () => startProgram('sshpass', [...withPassword, '-tt', ...args]),
  }
}

function portOf(lab: RunningLab): number {
  return lab.appliance('branch').doors[0]!.port
}

test('a server of 2014 shows the MD5 fingerprint of the key that ssh-keyscan finds', async () => {
  const { onServer, scanned, behaviours } = await raiseServer('openssh-6.6.1')
  for (const _ of ['before', 'after']) {
    const md5 = (await scanned('md5')).slice('MD5:'.length)
    expect(await onServer(`ssh-keygen -l -f ${RSA}`)).toBe(`2048 ${md5} ${RSA} (RSA)\n`)
    behaviours.switchOn('host-key-changed')
  }
})

test('a server of today shows both fingerprints of the key that ssh-keyscan finds', async () => {
  const { onServer, scanned, behaviours } = await raiseServer('openssh-9.2')
  for (const _ of ['before', 'after']) {
    const [sha256, md5] = [await scanned('sha256'), await scanned('md5')]
    const rest = 'root@branch (RSA)\n'
    expect(await onServer(`ssh-keygen -l -f ${RSA}`)).toBe(`3072 ${sha256} ${rest}`)
    expect(await onServer(`ssh-keygen -l -E md5 -f ${RSA}`)).toBe(`3072 ${md5} ${rest}`)
    behaviours.switchOn('reinstalled')
  }
})

test('somebody with a terminal looks at the server and leaves', async () => {
  const shell = (await raiseServer('openssh-7.4')).startShell()
  await shell.until('admin@branch:~$ ')
  shell.type('grep PRETTY /etc/os-release; ls\n')
  await shell.until(/PRETTY_NAME="CentOS Linux 7 \(Core\)"\r\nvmbackups\r\n/)
  shell.type('exit 7\n')
  expect(await shell.ended).toMatchObject({ code: 7 })
})

test('lines that are piped in before the shell is there are carried out', async () => {
  const { pipe } = await raiseServer('openssh-9.2')
  expect(await pipe('whoami\nexit 3\n')).toMatchObject({ code: 3, stdout: 'admin\n' })
})

test('a fingerprint read at the server pins it, and a backup changed at the server is not restored', async () => {
  const { onServer, visit, handle } = await raiseServer('openssh-6.6.1')
  const admin = await visit()
  const { enter, enterAll } = admin
  await sendBackupsTo(admin, 'sftp://branch/vmbackups', { user: 'admin', password: 'mainserver' })
  const [, md5 = ''] = (await onServer(`ssh-keygen -l -f ${RSA}`)).split(' ')
  await enterAll('config t', `security ssh knownhost branch ssh-rsa ${md5}`, 'end')
  await protectBackups(admin)
  await enter('offline', 'y')
  await enter('backup category all')
  expect(await handle.lastSucceeds()).toBe(true)
  expect(await onServer('ls vmbackups')).toContain('Backup_1.manifest\n')
  await onServer('echo more >> vmbackups/Data_1/Data_1.tar.gz')
  await enter('restore id 1 category all')
  expect(await enter('show restore history')).toContain('tampered with')
  expect(handle.state()).toBe('offline.halted')
})
