import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { freePort } from './lane.ts'
import { startProgram } from './real-programs.ts'
import { sha256 } from './transfer-programs.ts'
import { PASSWORD, raiseInterconnect } from './ucsm-lab.ts'
import {
  BACKUP_PASSWORD,
  BACKUP_USER,
  haveBackupUser,
  received,
  startDefaultSshd,
} from './ucsm-sshd.ts'

haveBackupUser()

const TIMED_OUT = 'End point timed out. Check for IP, password, space or access related issues.#'

test.each(['sftp', 'scp'])(
  'the interconnect backs up to a default sshd over %s',
  async (protocol) => {
    const sshd = await startDefaultSshd()
    const { backUp, journal } = await raiseInterconnect()
    const { succeeded, fsm } = await backUp(sshd.url(protocol, '/fi.bak'), BACKUP_PASSWORD)
    expect(fsm).toContain('Progress (%): 100')
    expect(succeeded).toBe(true)
    const file = received('/fi.bak')
    const account = { bytes: file.length, sha256: sha256(file) }
    expect(file.subarray(0, 2).toString('hex')).toBe('1f8b')
    expect(journal('backup.finished')).toEqual([{ host: '127.0.0.1', ...account }])
    expect(journal('file.sent')).toMatchObject([{ ...account, complete: true }])
  },
)

test('a backup to the same path overwrites the file that is there', async () => {
  const sshd = await startDefaultSshd()
  const url = sshd.url('sftp', '/again.bak')
  const first = await raiseInterconnect()
  await first.backUp(url, BACKUP_PASSWORD)
  const before = received('/again.bak')
  const second = await raiseInterconnect({ systemName: 'OTHER' })
  await second.backUp(url, BACKUP_PASSWORD)
  expect(received('/again.bak')).not.toEqual(before)
})

test.each([
  [
    'KexAlgorithms diffie-hellman-group14-sha1',
    'no matching key exchange method found. Their offer: diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512 [preauth]',
  ],
  [
    'Ciphers aes128-cbc',
    'no matching cipher found. Their offer: aes128-ctr,aes192-ctr,aes256-ctr [preauth]',
  ],
  ['MACs hmac-sha1', 'no matching MAC found. Their offer: hmac-sha2-256,hmac-sha2-512 [preauth]'],
])('an sshd with only %s refuses both protocols and logs the offer', async (line, complaint) => {
  const sshd = await startDefaultSshd([line])
  for (const protocol of ['sftp', 'scp']) {
    const { backUp, journal } = await raiseInterconnect()
    const { succeeded, fsm } = await backUp(sshd.url(protocol, '/refused.bak'), BACKUP_PASSWORD)
    expect(succeeded).toBe(false)
    expect(fsm).toContain(`Remote Error Description: ${TIMED_OUT}`)
    expect(journal('handshake.refused')).toHaveLength(2)
  }
  await sshd.program.until(complaint)
  expect(() => received('/refused.bak')).toThrow('ENOENT')
})

test('a wrong password is permission denied, and nothing like a time-out', async () => {
  const sshd = await startDefaultSshd()
  const { backUp, handle } = await raiseInterconnect()
  const { succeeded, fsm } = await backUp(sshd.url('sftp', '/fi.bak'), 'not-the-password')
  expect(succeeded).toBe(false)
  expect(fsm).toContain('Remote Error Code: ERR DNLD Authentication Failure')
  expect(fsm).toContain('Remote Error Description: Permission denied#')
  expect(handle.fault('F999723', '127.0.0.1')?.text).toMatch(/Permission denied#$/)
})

test('a path that the user may not write is told from a wrong password', async () => {
  const { port } = await startDefaultSshd()
  const { backUp } = await raiseInterconnect()
  const url = `sftp://${BACKUP_USER}@127.0.0.1:${port}/etc/fi.bak`
  const { fsm } = await backUp(url, BACKUP_PASSWORD)
  expect(fsm).toContain('Remote Error Description: /etc/fi.bak: Permission denied#')
  expect(fsm).toContain('Remote Error Code: None')
})

test('a directory that is not there is told as such', async () => {
  const sshd = await startDefaultSshd()
  const { backUp } = await raiseInterconnect()
  const { fsm } = await backUp(sshd.url('sftp', '/missing/fi.bak'), BACKUP_PASSWORD)
  expect(fsm).toContain('/missing/fi.bak: No such file or directory#')
  expect(fsm).toContain('Remote Error Code: ERR DNLD No File')
})

const nowhere: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['refused', async () => `sftp://u@127.0.0.1:${await freePort()}/fi.bak`],
  ['unknown-host', () => 'sftp://u@no-such-host.invalid/fi.bak'],
  ['unreachable', () => 'sftp://u@255.255.255.255/fi.bak'],
]

test.each(nowhere)(
  'a host that is %s is journalled and looks like a time-out',
  async (reason, url) => {
    const { backUp, journal } = await raiseInterconnect()
    const { succeeded, fsm } = await backUp(await url(), 'x')
    expect(succeeded).toBe(false)
    expect(fsm).toContain(`Remote Error Description: ${TIMED_OUT}`)
    expect(journal('dial.failed')).toMatchObject([{ reason }, { reason }])
  },
)

test('the expect script of operators works twice: without a backup for the host and with one', async () => {
  const sshd = await startDefaultSshd()
  const { lab, port, journal } = await raiseInterconnect()
  const script = fileURLToPath(new URL('programs/backup.exp', import.meta.url))
  const fi = ['127.0.0.1', String(port), 'admin', PASSWORD]
  const server = [BACKUP_USER, `127.0.0.1`, BACKUP_PASSWORD]
  for (const runs of [1, 2]) {
    const path = `:${sshd.port}/home/${BACKUP_USER}/cron-${runs}.bak`
    const program = startProgram('expect', [script, ...fi, ...server, path, '0.2'])
    await program.until(/Progress \(%\): 0/)
    await lab.advance(15_000)
    const { code, stdout } = await program.ended
    expect(stdout).toContain('backup.exp: complete')
    expect(code).toBe(0)
    expect(journal('backup.finished')).toHaveLength(runs)
    expect(received(`/cron-${runs}.bak`).length).toBeGreaterThan(0)
  }
})
