import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commandLine } from './fieldfault.ts'
import { emptyIn, linesOf, type ProbedClients, type ProbedServer } from './probe-documents.ts'
import { runProgram } from './real-programs.ts'
import { openSshLogin } from './ssh-door.ts'
import { settingsFor2012, startBackupSshd } from './srst-sshd.ts'
import { BACKUP_PASSWORD, BACKUP_USER, haveBackupUser } from './ucsm-sshd.ts'

haveBackupUser()

const MACHINE = 'srst-manager@9.0'
const OTHER_KEY = 'a5:3a:12:6d:e9:48:a3:34:be:8f:ee:50:30:e5:e6:c3'

/** What the tests read besides of a server probed as an appliance that pins host keys. */
interface ProbedPins extends ProbedServer {
  readonly pinning: { readonly finding: string | null; readonly line: string | null } | null
}

/** Probes with the password of the backup user at hand. */
function prober() {
  const cli = commandLine({ FIELDFAULT_PASSWORD: BACKUP_PASSWORD })
  return {
    probe: (url: string, ...options: readonly string[]) =>
      cli.json<ProbedPins>('probe', MACHINE, url, ...options),
    run: (url: string, ...options: readonly string[]) => cli.run('probe', MACHINE, url, ...options),
    start: cli.start,
  }
}

const withUser = (url: string) => url.replace('//', `//${BACKUP_USER}@`)

test('an sshd of today fails in two categories, and works with the lines of the cure', async () => {
  const keys = ['rsa', 'ecdsa', 'ed25519']
  const sshd = await startBackupSshd([], keys)
  const { probe, run } = prober()
  const probed = await probe(sshd.url)
  expect(probed).toMatchObject({ verdict: 'no-common-algorithm', pinning: null, hostKey: null })
  expect(emptyIn(probed)).toEqual(['kex', 'hostKey'])
  expect((await run(sshd.url)).code).toBe(1)
  const cured = await startBackupSshd(linesOf(probed), keys)
  const after = await probe(withUser(cured.url))
  expect(after).toMatchObject({ verdict: 'works', upload: { ok: true, left: false } })
  expect(after.hostKey).toMatchObject({ type: 'ssh-rsa', md5: cured.md5() })
  const line = `security ssh knownhost 127.0.0.1 ssh-rsa ${cured.md5()}`
  expect(after.pinning).toEqual({ finding: null, line })
  expect(readdirSync(cured.folder)).toEqual([])
})

test('a server with an Ed25519 key alone needs a key that the machine can pin', async () => {
  const sshd = await startBackupSshd(settingsFor2012, ['ed25519'])
  const { cure, verdict } = await prober().probe(sshd.url)
  expect(verdict).toBe('no-common-algorithm')
  expect(cure).toMatchObject([{ setting: 'hostKey', oneOf: ['ssh-rsa', 'ssh-dss'] }])
  expect(linesOf({ cure })).toEqual(['HostKey /etc/ssh/ssh_host_rsa_key'])
})

test('a pin that fits sends the test file, alone or with host and type', async () => {
  const sshd = await startBackupSshd()
  const { probe, run } = prober()
  for (const pin of [sshd.md5(), `127.0.0.1 ssh-rsa ${sshd.md5()}`]) {
    const probed = await probe(withUser(sshd.url), '--pin', pin)
    expect(probed).toMatchObject({ verdict: 'works', pinning: { finding: 'matches' } })
    expect(probed.upload).toMatchObject({ ok: true, left: false })
  }
  expect((await run(withUser(sshd.url), '--pin', sshd.md5())).code).toBe(0)
})

test('a key that was made anew ends the probe before the password', async () => {
  const sshd = await startBackupSshd()
  const pin = `127.0.0.1 ssh-rsa ${sshd.md5()}`
  await sshd.newHostKeys()
  const { probe, run } = prober()
  const probed = await probe(withUser(sshd.url), '--pin', pin)
  expect(probed).toMatchObject({ verdict: 'host-key-mismatch', upload: null })
  expect(probed.pinning).toMatchObject({ finding: 'differs' })
  const { code, stdout } = await run(withUser(sshd.url), '--pin', pin)
  expect(code).toBe(1)
  expect(stdout).toContain(`  security ssh knownhost 127.0.0.1 ssh-rsa ${sshd.md5()}`)
  await sshd.logged(/:9: Host key verification failed/)
  expect(sshd.log()).not.toContain('userauth-request')
})

test('a pin for the server under another name does not protect, and says so', async () => {
  const sshd = await startBackupSshd()
  const pin = `localhost ssh-rsa ${OTHER_KEY}`
  const probed = await prober().probe(withUser(sshd.url), '--pin', pin)
  expect(probed).toMatchObject({
    verdict: 'host-key-unchecked',
    upload: { ok: true },
    pinning: { finding: 'other-host' },
  })
})

test.each([
  ['without a pin', []],
  ['with a pin', ['--pin', OTHER_KEY]],
] as const)(
  'a server that the machine has no protocol for is wrong use in its own words, %s',
  async (_, pin) => {
    for (const protocol of ['scp', 'ssh']) {
      const { code, stderr } = await prober().run(`${protocol}://me@127.0.0.1:1/b`, ...pin)
      expect(code).toBe(2)
      expect(stderr).toContain(`speaks no ${protocol}: it answers "Unsupported protocol"`)
    }
  },
)

test('pins that the machine would not take, and pins where there are none, are wrong use', async () => {
  const { run } = prober()
  const url = 'sftp://127.0.0.1:1'
  for (const [pin, fact] of [
    [`MD5:${OTHER_KEY}`, 'takes no "MD5:" before the digits'],
    ['SHA256:LpSwQVKt2f1k3mzYQK7ivSdlEXqwpL3J/+iaZRFW3L8', 'knows no SHA-256 fingerprints'],
    [`127.0.0.1 ssh-dss ${OTHER_KEY}`, 'no key type "ssh-dss"'],
    [`127.0.0.1 ssh-ed25519 ${OTHER_KEY}`, 'no key type "ssh-ed25519"'],
  ] as const) {
    const { code, stderr } = await run(url, '--pin', pin)
    expect(code).toBe(2)
    expect(stderr).toContain(fact)
  }
  const ftp = await run('ftp://me@127.0.0.1:1/', '--pin', OTHER_KEY)
  expect(ftp).toMatchObject({ code: 2, stderr: expect.stringContaining('no host key to pin') })
  const { stderr } = await commandLine().run('probe', 'ucsm', url, '--pin', OTHER_KEY)
  expect(stderr).toContain('pins no host keys')
})

test.each([
  ['ssh', ['-oKexAlgorithms=+diffie-hellman-group14-sha1', '-oHostKeyAlgorithms=+ssh-rsa'], 0],
  ['ssh', [], 1],
  ['ssh1', ['-2'], 0],
])('%s %j meets the door of the machine', async (program, options, expected) => {
  const listening = prober().start('probe', MACHINE, '--listen', '0', '--json')
  await listening.until(/waits for SSH clients on 127\.0\.0\.1:\d+\n/)
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(listening.output())![1])
  await runProgram(...openSshLogin(program, port, { options, command: ['true'] }))
  const { code, stdout } = await listening.ended
  const [client] = (JSON.parse(stdout) as ProbedClients).connections
  expect(code).toBe(expected)
  expect(client!.verdict).toBe(expected === 0 ? 'works' : 'no-common-algorithm')
})
