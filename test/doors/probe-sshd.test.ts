import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commandLine } from './fieldfault.ts'
import { emptyIn, linesOf, type ProbedServer } from './probe-documents.ts'
import { BACKUP_PASSWORD, haveBackupUser, startDefaultSshd } from './ucsm-sshd.ts'

const FIRMWARE = 'ucsm@4.0(2a)'

haveBackupUser()

/** Probes with the password of the backup user, or with another. */
function probing(password = BACKUP_PASSWORD) {
  const cli = commandLine({ FIELDFAULT_PASSWORD: password })
  return (url: string) => cli.json<ProbedServer>('probe', FIRMWARE, url)
}

test('a default sshd works: handshake, login and an upload that leaves nothing behind', async () => {
  const sshd = await startDefaultSshd()
  const probed = await probing()(sshd.url('sftp', '/fi.bak'))
  expect(probed).toMatchObject({ verdict: 'works', upload: { ok: true, left: false } })
  expect(probed.categories[0]?.agreed).toBe('diffie-hellman-group-exchange-sha256')
  expect(existsSync(probed.upload!.path)).toBe(false)
  const { type, sha256 } = probed.hostKey!
  expect(type).toBe('ecdsa-sha2-nistp256')
  const scanned = execFileSync('ssh-keyscan', ['-p', `${sshd.port}`, '-t', 'ecdsa', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const listed = execFileSync('ssh-keygen', ['-lf', '-'], { input: scanned }).toString()
  expect(listed).toContain(sha256)
})

test('over SCP the file stays, and that is said', async () => {
  const sshd = await startDefaultSshd()
  const { verdict, upload } = await probing()(sshd.url('scp', '/'))
  expect({ verdict, ...upload }).toMatchObject({ verdict: 'works', left: true })
  expect(existsSync(upload!.path)).toBe(true)
})

test('a wrong password and a directory without permission are told apart', async () => {
  const sshd = await startDefaultSshd()
  const wrong = await probing('wrong')(sshd.url('sftp', '/x'))
  expect(wrong).toMatchObject({ verdict: 'login-refused', upload: null })
  expect(wrong.says).toContain('refuses this user or password')
  const outside = sshd.url('sftp', '').replace(/\/home.*/, '/etc/fi.bak')
  const denied = await probing()(outside)
  expect(denied).toMatchObject({
    verdict: 'upload-refused',
    upload: { ok: false, refusal: 'permission-denied' },
  })
})

const configurations: Readonly<Record<string, readonly [lines: string[], settings: string[]]>> = {
  'only SHA-1 and CBC': [
    ['KexAlgorithms diffie-hellman-group14-sha1', 'Ciphers aes128-cbc', 'MACs hmac-sha1'],
    ['kex', 'cipher', 'mac'],
  ],
  'hardened lists': [
    [
      'KexAlgorithms curve25519-sha256',
      'Ciphers chacha20-poly1305@openssh.com',
      'MACs hmac-sha2-256-etm@openssh.com',
    ],
    ['kex', 'cipher', 'mac'],
  ],
  'only MACs lacking': [['MACs hmac-sha1,umac-64@openssh.com'], ['mac']],
  'an Ed25519 key alone': [['HostKeyAlgorithms ssh-ed25519'], ['hostKey']],
}

test.each(Object.entries(configurations))('sshd with %s fails', async (name, [lines, settings]) => {
  const sshd = await startDefaultSshd(lines)
  const cli = commandLine()
  const url = sshd.url('ssh', '')
  const probed = await cli.json<ProbedServer>('probe', FIRMWARE, url)
  expect(probed.verdict).toBe('no-common-algorithm')
  expect(probed.cure.map(({ setting }) => setting)).toEqual(settings)
  expect((await cli.run('probe', FIRMWARE, url)).code).toBe(1)
  await sshd.program.until(/Unable to negotiate with 127\.0\.0\.1 .*no matching/)
  if (name === 'an Ed25519 key alone') return
  // sshd takes the first line of a kind, so that the cure wins.
  const cured = await startDefaultSshd([...linesOf(probed), ...lines])
  const after = await cli.json<ProbedServer>('probe', FIRMWARE, cured.url('ssh', ''))
  expect(emptyIn(after)).toEqual([])
  expect(after.verdict).toBe('works')
})

test('a server is reached by IPv6, by name and on its own port', async () => {
  const sshd = await startDefaultSshd(['ListenAddress ::1'])
  const cli = commandLine()
  for (const host of ['[::1]', 'localhost', '127.0.0.1']) {
    const { code, stdout } = await cli.run('probe', FIRMWARE, `sftp://${host}:${sshd.port}`)
    expect(code).toBe(0)
    expect(stdout).toContain(`${FIRMWARE} and ${host}:${sshd.port} work together`)
  }
})

test('who does not listen, and what is no name, are verdicts', async () => {
  const cli = commandLine()
  const closed = await cli.run('probe', FIRMWARE, 'ssh://127.0.0.1:1')
  expect(closed).toMatchObject({ code: 1, stderr: '' })
  expect(closed.stdout).toContain('nothing listens on that port')
  const probed = await cli.json<ProbedServer>('probe', FIRMWARE, 'ssh://no-such-host.invalid')
  expect(probed).toMatchObject({ verdict: 'unreachable', ident: null, hostKey: null, cure: [] })
})

test('wrong use ends with 2 and says what is allowed', async () => {
  const cli = commandLine()
  for (const [args, fact] of [
    [['ucsm@9', 'ssh://h'], 'Allowed: 3.2(3d)'],
    [['nobody', 'ssh://h'], 'Allowed: ucsm'],
    [[FIRMWARE], 'either the URL of a server or --listen'],
    [['workstation', '--listen', '0'], 'is no SSH server'],
    [[FIRMWARE, 'sftp://me:hush@h/'], 'it has a password in it'],
    [[FIRMWARE, 'ftp://h/'], 'over FTP nothing can be tried without a user'],
    [['workstation', 'ftp://me@h/'], 'workstation@openssh-9.2 sends nothing over FTP'],
    [[FIRMWARE, 'telnet://h/'], '"telnet" is none of sftp, scp, ssh, ftp, tftp'],
    [[FIRMWARE, 'ssh://me@h', '--password-env', 'NOT_THERE'], 'NOT_THERE of --password-env'],
  ] as const) {
    const { code, stderr } = await cli.run('probe', ...args)
    expect(code).toBe(2)
    expect(stderr).toContain(fact)
    expect(stderr).not.toContain('hush')
  }
})
