import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { profiles } from '../../emulators/ucsm/profiles.ts'
import { runProgram, startProgram, temporaryFolder } from './real-programs.ts'
import { quietOpenSsh } from './ssh-door.ts'
import { PASSWORD, raiseInterconnect } from './ucsm-lab.ts'

const VERSION = '\nSystem version: 4.0(2a)\n'

test.each([
  [
    '-oKexAlgorithms=curve25519-sha256',
    'no matching key exchange method found. Their offer: diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512',
  ],
  ['-caes128-cbc', 'no matching cipher found. Their offer: aes128-ctr,aes192-ctr,aes256-ctr'],
  ['-mhmac-sha1', 'no matching MAC found. Their offer: hmac-sha2-256,hmac-sha2-512'],
])('OpenSSH 9.2 with %s prints the offer of 4.0(2a)', async (option, complaint) => {
  const { ssh, port, journal } = await raiseInterconnect()
  const { code, stderr } = await ssh([option], ['show', 'version'])
  expect(code).toBe(255)
  expect(stderr.trim()).toBe(`Unable to negotiate with 127.0.0.1 port ${port}: ${complaint}`)
  await expect.poll(() => journal('handshake.refused')).toHaveLength(1)
})

test.each(['ssh', 'ssh1'])('%s logs in with its defaults over group exchange', async (program) => {
  const { ssh, journal } = await raiseInterconnect()
  const { code, stdout, stderr } = await ssh([], ['show', 'version'], { program })
  expect({ code, stdout }).toEqual({ code: 0, stdout: VERSION })
  expect(stderr).toContain('Cisco UCS 6300 Series Fabric Interconnect')
  expect(agreedKeyExchanges(journal('handshake.agreed'))).toEqual([
    'diffie-hellman-group-exchange-sha256',
  ])
  expect(journal('login.accepted')).toEqual([{ user: 'admin', method: 'keyboard-interactive' }])
})

test('OpenSSH asks for the password with the words of the interconnect', async () => {
  const { port } = await raiseInterconnect()
  const options = [...quietOpenSsh, '-p', String(port), 'admin@127.0.0.1']
  const program = startProgram('expect', ['-c', `spawn ssh ${options.join(' ')}\ninteract`])
  await program.until('Password:')
  expect(program.output()).not.toContain("'s password:")
  program.type(`${PASSWORD}\r`)
  await program.until('UCS-A# ')
  program.type('exit\r')
  await program.ended
})

test('a wrong password is refused, and journalled without it', async () => {
  const { port, lab, journal } = await raiseInterconnect()
  const args = ['-p', 'not-it', 'ssh', ...quietOpenSsh, '-p', String(port), 'admin@127.0.0.1']
  const { code } = await runProgram('sshpass', args)
  expect(code).not.toBe(0)
  expect(journal('login.refused')).toContainEqual({
    user: 'admin',
    method: 'keyboard-interactive',
  })
  expect(JSON.stringify(lab.journal.entries())).not.toContain('not-it')
})

test('plink logs in', async () => {
  const { port, appliance } = await raiseInterconnect()
  const [{ sha256 } = { sha256: '' }] = appliance.hostKeys()
  const login = ['-P', String(port), '-pw', PASSWORD, '-hostkey', sha256]
  const env = { HOME: temporaryFolder() }
  const args = ['-ssh', '-batch', ...login, 'admin@127.0.0.1', 'show version']
  expect(await runProgram('plink', args, { env })).toMatchObject({ code: 0, stdout: VERSION })
})

test('dbclient, which has no group exchange, finds nothing in common', async () => {
  const { port, journal } = await raiseInterconnect()
  const args = ['-y', '-y', '-p', String(port), 'admin@127.0.0.1', 'show version']
  const env = { DROPBEAR_PASSWORD: PASSWORD, HOME: temporaryFolder() }
  const { code, stderr } = await runProgram('dbclient', args, { env })
  expect(code).not.toBe(0)
  expect(stderr).toMatch(/No matching algo kex/i)
  expect(journal('handshake.refused')).toMatchObject([{ table: { empty: 'kex' } }])
})

test('dbclient logs in to firmware before 4.0(2a)', async () => {
  const { port } = await raiseInterconnect({ profile: '4.0(1d)' })
  const args = ['-y', '-y', '-p', String(port), 'admin@127.0.0.1', 'show version']
  const env = { DROPBEAR_PASSWORD: PASSWORD, HOME: temporaryFolder() }
  const { code, stdout, stderr } = await runProgram('dbclient', args, { env })
  expect({ code, stdout, stderr }).toMatchObject({ code: 0, stdout: '\nSystem version: 4.0(1d)\n' })
})

test('paramiko logs in, reads the banner and types at a shell', async () => {
  const { port } = await raiseInterconnect()
  const script = join(temporaryFolder(), 'client.py')
  writeFileSync(
    script,
    `import paramiko
client = paramiko.SSHClient()
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
client.connect('127.0.0.1', ${port}, 'admin', '${PASSWORD}', allow_agent=False, look_for_keys=False)
print(client.get_transport().get_banner().decode(), end='')
_, out, _ = client.exec_command('show version')
print(out.read().decode(), end='')
shell = client.invoke_shell(width=511, height=1000)
seen = ''
def until(text):
    global seen
    while not seen.endswith(text):
        seen += shell.recv(4096).decode()
until('UCS-A# ')
shell.send('scope system\\n')
until('UCS-A /system # ')
client.close()
`,
  )
  const { stdout, stderr, code } = await runProgram('/usr/bin/python3', [script])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toBe(`Cisco UCS 6300 Series Fabric Interconnect\n${VERSION}`)
})

test.each(Object.keys(profiles))('ssh-audit lists exactly the offer of %s', async (profile) => {
  const { port } = await raiseInterconnect({ profile })
  const args = ['-jj', '-p', String(port), '127.0.0.1']
  const audit = JSON.parse((await runProgram('ssh-audit', args)).stdout) as Audit
  const { kex, hostKey, cipher, mac, compression } = profiles[profile]!.sshServer
  expect({
    ident: audit.banner.raw,
    kex: audit.kex.map(({ algorithm }) => algorithm),
    hostKey: audit.key.map(({ algorithm }) => algorithm),
    cipher: audit.enc,
    mac: audit.mac,
    compression: audit.compression,
  }).toEqual({ ident: 'SSH-2.0-OpenSSH_6.2 FIPS', kex, hostKey, cipher, mac, compression })
})

function agreedKeyExchanges(handshakes: readonly unknown[]) {
  const tables = handshakes as { table: { rows: { category: string; agreed?: string }[] } }[]
  return tables.map(({ table }) => table.rows.find(({ category }) => category === 'kex')?.agreed)
}

/** What is read of ssh-audit's report. */
interface Audit {
  readonly banner: { readonly raw: string }
  readonly kex: readonly { readonly algorithm: string }[]
  readonly key: readonly { readonly algorithm: string }[]
  readonly enc: readonly string[]
  readonly mac: readonly string[]
  readonly compression: readonly string[]
}
