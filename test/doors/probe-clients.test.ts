import { expect, test } from 'vitest'
import { commandLine } from './fieldfault.ts'
import { linesOf, type ProbedClients } from './probe-documents.ts'
import { probeKey } from './probe-key.ts'
import { runProgram } from './real-programs.ts'
import { openSshLogin } from './ssh-door.ts'

const FIRMWARE = 'ucsm@4.0(2a)'

/** Waits as the interconnect would, and gives what is told about the client that comes. */
async function probeOf(come: (port: number) => Promise<unknown>, ...options: readonly string[]) {
  const cli = commandLine()
  const probing = cli.start('probe', FIRMWARE, '--listen', '0', '--json', ...options)
  await probing.until(/waits for SSH clients on 127\.0\.0\.1:\d+\n/)
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(probing.output())![1])
  await come(port)
  const { code, stdout } = await probing.ended
  const { connections } = JSON.parse(stdout) as ProbedClients
  return { code, client: connections[0]! }
}

const withSsh =
  (program: string, ...options: readonly string[]) =>
  (port: number) =>
    runProgram(...openSshLogin(program, port, { options, command: ['true'] }))

const paramiko = `import sys, paramiko
client = paramiko.SSHClient()
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
client.connect('127.0.0.1', int(sys.argv[1]), username='admin', password='cisco', allow_agent=False, look_for_keys=False)
client.exec_command('true')[1].channel.recv_exit_status()
client.close()`

const clients: Readonly<Record<string, (port: number) => Promise<unknown>>> = {
  ssh: withSsh('ssh'),
  ssh1: withSsh('ssh1', '-2'),
  plink: (port) => {
    const trusted = ['-hostkey', probeKey.fingerprintSha256]
    const login = ['-batch', '-P', `${port}`, '-l', 'admin', '-pw', 'cisco', ...trusted]
    return runProgram('plink', [...login, '127.0.0.1', 'true'])
  },
  paramiko: (port) => runProgram('/usr/bin/python3', ['-c', paramiko, `${port}`]),
}

test.each(Object.entries(clients))('%s negotiates with an interconnect', async (_name, come) => {
  const { code, client } = await probeOf(come)
  expect(client).toMatchObject({ verdict: 'works', cure: [] })
  expect(code).toBe(0)
})

test('a login is refused, or let in where that is asked for', async () => {
  const refused = await probeOf(withSsh('ssh'))
  expect(refused.client.logins.map(({ accepted }) => accepted)).not.toContain(true)
  const accepted = await probeOf(withSsh('ssh'), '--accept-login')
  expect(accepted.client.logins.at(-1)).toMatchObject({ accepted: true })
})

test('a client with old ciphers fails, and works with the lines of the cure', async () => {
  const { code, client } = await probeOf(withSsh('ssh', '-oCiphers=aes128-cbc'))
  expect(code).toBe(1)
  expect(client.verdict).toBe('no-common-algorithm')
  const cured = linesOf(client).map((line) => `-o${line}`)
  expect(cured).toEqual(['-oCiphers aes128-cbc,aes128-ctr'])
  expect((await probeOf(withSsh('ssh', ...cured))).client.verdict).toBe('works')
})
