import { expect, onTestFinished, test, vi } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import type { BackupServerHandle } from '../../../emulators/backup-server/index.ts'
import { minutes } from '../../../src/clock/durations.ts'
import { withFileSession, type FileServerLogin } from '../../../src/emulator/file-session.ts'
import { fetchHostKey, type CheckHostKey } from '../../../src/emulator/host-key-check.ts'
import { operatorOffer } from '../../../src/emulator/operator-offer.ts'
import type { Surroundings } from '../../../src/emulator/surroundings.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { stillLab } from '../lab/still-lab.ts'
import { outpost } from './outpost.ts'

// The first run on a machine makes the RSA keys that later ones find in the cache.
vi.setConfig({ testTimeout: 60_000 })

const client = { ident: 'Test_1', offer: operatorOffer }
const hello = Buffer.from('hello')

async function startFiles() {
  const files = { '/there/': '', '/there/old.txt': 'old' }
  const lab = await stillLab(
    {
      box: outpost({}),
      server: backupServer({ username: 'user', password: 'server-secret', files, ftp: true }),
    },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const surroundings = lab.appliance('box').handle as Surroundings
  const login = (protocol: 'sftp' | 'ftp', change: Partial<FileServerLogin> = {}) => ({
    protocol,
    host: 'server',
    port: protocol === 'sftp' ? 22 : 21,
    user: 'user',
    password: 'server-secret',
    client,
    withinMs: minutes(1),
    ...change,
  })
  async function inLab<Value>(work: Promise<Value>): Promise<Value> {
    let isDone = false
    void work.finally(() => (isDone = true))
    await lab.clock.until(() => isDone, minutes(10))
    return work
  }
  const told = (event: string, appliance = 'box') =>
    lab.journal.entries({ appliance, event }).map(({ data }) => data)
  const server = lab.appliance('server').handle as BackupServerHandle
  return { lab, surroundings, login, inLab, told, server }
}

test.each(['sftp', 'ftp'] as const)(
  'one login over %s does all kinds of work',
  async (protocol) => {
    const { surroundings, login, inLab, told, server } = await startFiles()
    const report = await inLab(
      withFileSession(surroundings, login(protocol), async (files) => {
        const answers = [
          await files.makeDirectory('/new'),
          await files.put('/new/a.txt', hello),
          await files.append('/new/a.txt', Buffer.from(' you')),
          await files.append('/new/b.txt', hello),
          await files.remove('/there/old.txt'),
          await files.removeDirectory('/there'),
        ]
        expect(answers.every(({ ok }) => ok)).toBe(true)
        const got = await files.get('/new/a.txt', 100)
        expect(got.ok && Buffer.from(got.value).toString()).toBe('hello you')
        return files.list('/new')
      }),
    )
    expect(report).toMatchObject({
      ok: true,
      value: {
        ok: true,
        value: [
          { name: 'a.txt', kind: 'file' },
          { name: 'b.txt', kind: 'file' },
        ],
      },
    })
    expect(await server.has('/there/old.txt')).toBe(false)
    expect(told('connection.dialled')).toHaveLength(1)
    expect(told('file.sent')).toHaveLength(3)
    expect(told('file.fetched')).toMatchObject([{ path: '/new/a.txt', bytes: 9 }])
    expect(told('file.removed')).toEqual([{ path: '/there/old.txt' }])
  },
)

test.each(['sftp', 'ftp'] as const)(
  'refusals over %s are values with a reason',
  async (protocol) => {
    const { surroundings, login, inLab, told } = await startFiles()
    const report = await inLab(
      withFileSession(surroundings, login(protocol), async (files) => [
        await files.get('/nothing', 100),
        await files.put('/nowhere/a', hello),
        await files.removeDirectory('/there'),
        await files.list('/nowhere'),
      ]),
    )
    expect(report.ok && report.value).toMatchObject([
      { ok: false, refusal: 'no-such-file' },
      { ok: false, refusal: 'no-such-file' },
      { ok: false, refusal: 'directory-not-empty' },
      { ok: false, refusal: 'no-such-file' },
    ])
    expect(told('transfer.refused')).toHaveLength(4)
  },
)

test.each(['sftp', 'ftp'] as const)(
  'a file over %s that is too long is not taken',
  async (protocol) => {
    const { surroundings, login, inLab, server } = await startFiles()
    await server.putFile('/long', 'x'.repeat(200_000))
    const report = await inLab(
      withFileSession(surroundings, login(protocol), (files) => files.get('/long', 100_000)),
    )
    expect(report).toMatchObject({ ok: true, value: { ok: false, refusal: 'closed-early' } })
  },
)

test.each([
  ['sftp', { password: 'wrong' }, { stage: 'login', reason: 'login-refused' }],
  ['ftp', { password: 'wrong' }, { stage: 'login', reason: 'login-refused' }],
  ['sftp', { port: 2222 }, { stage: 'dial', reason: 'refused' }],
  ['ftp', { host: '10.9.9.9' }, { stage: 'dial', reason: 'timed-out' }],
] as const)('over %s with %j there is no session', async (protocol, change, failure) => {
  const { surroundings, login, inLab } = await startFiles()
  const report = await inLab(
    withFileSession(surroundings, login(protocol, change), () => Promise.resolve('never')),
  )
  expect(report).toEqual({ ok: false, failure })
})

test('a host key that is refused ends the handshake before the login', async () => {
  const { surroundings, login, inLab, told } = await startFiles()
  const checkHostKey: CheckHostKey = () => ({ ok: false, reason: 'another is pinned' })
  const report = await inLab(
    withFileSession(surroundings, login('sftp', { checkHostKey }), () => Promise.resolve('never')),
  )
  expect(report).toEqual({ ok: false, failure: { stage: 'host-key', reason: 'another is pinned' } })
  expect(told('hostkey.refused')).toMatchObject([{ reason: 'another is pinned' }])
  expect(told('login.*', 'server')).toEqual([])
  expect(told('handshake.refused', 'server')).toMatchObject([{ disconnectCode: 9 }])
})

test.each(['sftp', 'ftp'] as const)(
  'work over %s that takes too long is told as that',
  async (protocol) => {
    const { surroundings, login, inLab, server } = await startFiles()
    server.fails({ fault: 'bandwidth', bytesPerSecond: 1_000 })
    const bytes = Buffer.alloc(200_000)
    const report = await inLab(
      withFileSession(surroundings, login(protocol), (files) => files.put('/big', bytes)),
    )
    expect(report).toMatchObject({ ok: true, value: { ok: false, refusal: 'timed-out' } })
  },
)

test('a host key is fetched without a word about a user', async () => {
  const { lab, surroundings, inLab, told } = await startFiles()
  const errand = { host: 'server', port: 22, client, withinMs: minutes(1) }
  const report = await inLab(fetchHostKey(surroundings, errand))
  const shown = lab
    .appliance('server')
    .hostKeys()
    .find(({ type }) => type === 'ssh-ed25519')
  expect(report).toMatchObject({ ok: true, key: { type: 'ssh-ed25519' } })
  expect(report.ok && report.key.fingerprintSha256).toBe(shown?.sha256)
  expect(told('login.*', 'server')).toEqual([])
  expect(told('handshake.refused', 'server')).toEqual([])
  expect(told('connection.closed', 'server')).toMatchObject([{ reason: 'bye' }])
  const nobody = await inLab(fetchHostKey(surroundings, { ...errand, port: 2222 }))
  expect(nobody).toEqual({ ok: false, stage: 'dial', reason: 'refused' })
})
