import { expect, test } from 'vitest'
import { backupServerProfiles } from '../../../emulators/backup-server/profiles.ts'
import { linuxSystems } from '../../../emulators/backup-server/shell/linux-systems.ts'
import { startServer } from './server-lab.ts'
import { shellVisitor } from './shell-visitor.ts'

type Here = Awaited<ReturnType<typeof startServer>>

const RSA = '/etc/ssh/ssh_host_rsa_key.pub'

function keyOf({ appliance }: Here, keyType = 'ssh-rsa') {
  return appliance.hostKeys().find(({ type }) => type === keyType)!
}

test('every profile of OpenSSH has a system, and no other has', () => {
  const withShell = Object.values(backupServerProfiles).filter(({ ident }) =>
    ident.startsWith('OpenSSH'),
  )
  expect(Object.keys(linuxSystems)).toEqual(withShell.map(({ name }) => name))
})

test.each([
  ['openssh-5.3', (md5: string) => `2048 ${md5} ${RSA} (RSA)\n`],
  ['openssh-6.6.1', (md5: string) => `2048 ${md5} ${RSA} (RSA)\n`],
])('%s shows the MD5 fingerprint of the key it serves, and knows no -E', async (profile, line) => {
  const here = await startServer({ profile })
  const { exec, output } = await shellVisitor(here.lab, 'server')
  expect(await output(`ssh-keygen -l -f ${RSA}`)).toBe(line(keyOf(here).md5))
  const { code, errorOutput } = await exec(`ssh-keygen -l -E md5 -f ${RSA}`)
  expect(code).toBe(1)
  expect(errorOutput).toContain('unknown option -- E')
})

test.each([
  ['openssh-7.4', 2048, 'no comment'],
  ['openssh-9.2', 3072, 'root@server'],
])('%s shows the fingerprint by SHA-256, and by MD5 with -E', async (profile, bits, comment) => {
  const here = await startServer({ profile })
  const { output } = await shellVisitor(here.lab, 'server')
  const { sha256, md5 } = keyOf(here)
  expect(await output(`ssh-keygen -l -f ${RSA}`)).toBe(`${bits} ${sha256} ${comment} (RSA)\n`)
  const byMd5 = await output(`ssh-keygen -l -E md5 -f ${RSA}`)
  expect(byMd5).toBe(`${bits} MD5:${md5} ${comment} (RSA)\n`)
})

test('the keys in /etc/ssh are those that the server shows at this moment, in an open shell as well', async () => {
  const here = await startServer()
  const { output } = await shellVisitor(here.lab, 'server')
  const before = keyOf(here).sha256
  expect(await output(`ssh-keygen -l -f ${RSA}`)).toContain(before)
  here.appliance.behaviours.switchOn('host-key-changed')
  const after = keyOf(here).sha256
  expect(after).not.toBe(before)
  expect(await output(`ssh-keygen -l -f ${RSA}`)).toContain(after)
  here.appliance.behaviours.switchOn('ed25519-only')
  expect(await output('ls /etc/ssh')).toBe('ssh_host_ed25519_key.pub\nsshd_config\n')
})

test('a server that was installed anew has other keys, another system and an empty home', async () => {
  const here = await startServer({ files: { '/old.bak': 'old' } })
  const old = await shellVisitor(here.lab, 'server')
  const before = await old.output(`ssh-keygen -l -f ${RSA}; cat old.bak`)
  here.appliance.behaviours.switchOn('reinstalled', { profile: 'openssh-7.4' })
  const { output } = await shellVisitor(here.lab, 'server')
  expect(await output('ls; . /etc/os-release; echo $PRETTY_NAME')).toBe('CentOS Linux 7 (Core)\n')
  expect(await output(`ssh-keygen -l -f ${RSA}`)).toContain(keyOf(here).sha256)
  expect(await old.output(`ssh-keygen -l -f ${RSA}; cat old.bak`)).toBe(before)
})

test("the second server on the address has its own keys, and one account for everybody's name", async () => {
  const here = await startServer()
  here.appliance.behaviours.switchOn('man-in-the-middle')
  const { output } = await shellVisitor(here.lab, 'server', { user: 'nobody-knows-me' })
  expect(await output('whoami')).toBe('backup\n')
  expect(await output(`ssh-keygen -l -f ${RSA}`)).toContain(keyOf(here).sha256)
})

test('the settings of sshd are those that clients meet', async () => {
  const here = await startServer({ profile: 'hardened' })
  const { output } = await shellVisitor(here.lab, 'server')
  const text = await output('cat /etc/ssh/sshd_config')
  expect(text).toContain('HostKey /etc/ssh/ssh_host_ed25519_key\n')
  expect(text).toContain('KexAlgorithms curve25519-sha256,curve25519-sha256@libssh.org\n')
  expect(text).toContain('Subsystem sftp /usr/lib/openssh/sftp-server\n')
  here.appliance.behaviours.switchOn('sftp-subsystem-off')
  expect(await output('grep -c Subsystem /etc/ssh/sshd_config')).toBe('0\n')
})

test('the first user administers the server, and another does not', async () => {
  const users = [{ username: 'eve', password: 'eve-secret' }]
  const here = await startServer({ username: 'admin', users })
  const admin = await shellVisitor(here.lab, 'server', { user: 'admin' })
  const shell = await admin.openShell()
  expect(shell.shown()).toBe('admin@server:~$ ')
  await shell.type('sudo whoami')
  expect(await shell.type('server-secret')).toBe('\nroot\nadmin@server:~$ ')
  const eve = await shellVisitor(here.lab, 'server', { user: 'eve', password: 'eve-secret' })
  const asked = await eve.openShell()
  await asked.type('sudo whoami')
  expect(await asked.type('eve-secret')).toContain('eve is not in the sudoers file')
})

test.each(['windows-sftp-2014', 'cerberus-ftp-9', 'dropbear-2022.83'])(
  '%s refuses a shell and commands',
  async (profile) => {
    const here = await startServer({ profile })
    const { exec } = await shellVisitor(here.lab, 'server')
    const { code, errorOutput } = await exec(`ssh-keygen -l -f ${RSA}`)
    expect({ code, errorOutput }).toEqual({
      code: 127,
      errorOutput: 'sh: ssh-keygen: command not found\n',
    })
  },
)
