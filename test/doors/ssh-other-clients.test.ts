import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { broadOffer, doorHostKey, groupExchangeOffer, listenSsh } from './ssh-door.ts'

/** Command line of plink that logs in as admin and knows the host key. */
function plinkLogin(port: number, command: string) {
  const { fingerprintSha256 } = doorHostKey('ssh-ed25519')!
  const login = ['-P', String(port), '-pw', 'cisco', '-hostkey', fingerprintSha256]
  return ['plink', ['-ssh', '-batch', ...login, 'admin@127.0.0.1', command]] as const
}

test.for(['curve25519-sha256', 'diffie-hellman-group-exchange-sha256'])(
  'plink logs in over %s and reads a large output, asking about its window on the way',
  async (kex) => {
    const offer = { ...broadOffer, kex: [kex], hostKey: ['ssh-ed25519'] }
    const { port } = await listenSsh(() => ({ offer }))
    const env = { HOME: temporaryFolder() }
    expect(await runProgram(...plinkLogin(port, 'hello'), { env })).toMatchObject({
      code: 3,
      stdout: 'you said: hello\n',
    })
    const { stdout } = await runProgram(...plinkLogin(port, 'print 6000000'), { env })
    expect(stdout).toHaveLength(6_000_000)
  },
)

test('dbclient logs in after guessing the key exchange', async () => {
  const { port, events } = await listenSsh()
  const args = ['-y', '-y', '-p', String(port), 'admin@127.0.0.1', 'hello']
  const env = { DROPBEAR_PASSWORD: 'cisco', HOME: temporaryFolder() }
  const end = await runProgram('dbclient', args, { env })
  expect(end).toMatchObject({ code: 3, stdout: 'you said: hello\n' })
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'ident.received', ident: expect.stringContaining('dropbear') }),
  )
})

test('paramiko logs in, runs two commands on one connection and sees the banner', async () => {
  const { port } = await listenSsh(() => ({ banner: 'Authorised use only\n' }))
  const script = join(temporaryFolder(), 'client.py')
  writeFileSync(
    script,
    `import paramiko, sys
client = paramiko.SSHClient()
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
client.connect('127.0.0.1', ${port}, 'admin', 'cisco', allow_agent=False, look_for_keys=False)
print(client.get_transport().get_banner())
for command in ('one', 'two'):
    _, out, _ = client.exec_command(command)
    print(out.read().decode().strip(), out.channel.recv_exit_status())
client.close()
`,
  )
  const { stdout, stderr } = await runProgram('/usr/bin/python3', [script])
  expect(stderr).toBe('')
  expect(stdout).toBe("b'Authorised use only\\n'\nyou said: one 3\nyou said: two 3\n")
})

test('ssh-audit lists the offer of the appliance', async () => {
  const { port } = await listenSsh(() => ({ offer: groupExchangeOffer }))
  const { stdout } = await runProgram('ssh-audit', ['-n', '-p', String(port), '127.0.0.1'])
  expect(stdout).toContain('banner: SSH-2.0-OpenSSH_7.9 lab')
  for (const name of [...groupExchangeOffer.kex, ...groupExchangeOffer.cipher])
    expect(stdout).toContain(name)
  expect(stdout).not.toContain('(kex) curve25519')
})
