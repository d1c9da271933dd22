import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  keepJournal,
  readLabJson,
  writeLabDirectory,
} from '../../../../src/lab/directory/lab-directory.ts'
import { claimOwnerFile, writeOwnerFile } from '../../../../src/lab/directory/owner-file.ts'
import { keyFolder } from '../../../../src/lab/key-folder.ts'
import { echo } from '../echo-emulator.ts'
import { stillLab } from '../still-lab.ts'

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'fieldfault-directory-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return join(dir, 'lab')
}

const isPosix = process.platform !== 'win32'

test('a lab is described in full, for its owner only', async () => {
  const dir = folder()
  await using lab = await stillLab({ one: echo({ address: '10.1.1.1' }) })
  await writeLabDirectory(dir, lab)
  const [door] = lab.appliance('one').doors
  expect(readLabJson(dir)).toEqual({
    name: 'test',
    seed: 'test',
    clock: { mode: 'virtual', now: '2019-09-11T10:00:00.000Z' },
    appliances: [
      {
        name: 'one',
        emulator: 'echo',
        profile: '1',
        address: '10.1.1.1',
        doors: [{ service: 'echo', host: '127.0.0.1', port: door!.port, labPort: 7 }],
        credentials: [],
        hostKeys: [],
      },
    ],
  })
  expect(readdirSync(dir).toSorted()).toEqual(['known_hosts', 'lab.json', 'ssh_config'])
  if (!isPosix) return
  expect(statSync(dir).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600)
})

test('the journal file has what happened before it was opened and after, and begins anew', async () => {
  const dir = folder()
  await using lab = await stillLab({ one: echo() })
  for (let start = 0; start < 2; start++) {
    const close = await keepJournal(dir, lab.journal)
    lab.journal.stream('one', 'ssh-1')('session.closed', {})
    close()
    const lines = readFileSync(join(dir, 'journal.ndjson'), 'utf8').trim().split('\n')
    const events = lines.map((line) => (JSON.parse(line) as { event: string }).event)
    expect(events).toEqual(lab.journal.entries().map(({ event }) => event))
  }
})

test('a door that listens everywhere is reached over loopback', async () => {
  const dir = folder()
  await using lab = await stillLab({ one: echo() }, { ports: { ports: 'free', bind: '0.0.0.0' } })
  const { appliances } = await writeLabDirectory(dir, lab)
  expect(appliances[0]?.doors[0]?.host).toBe('127.0.0.1')
})

test('a folder that cannot be made is named with the reason', () => {
  expect(() => writeOwnerFile('/dev/null/x', 'lab.json', '')).toThrow(
    expect.objectContaining({ code: 'directory-unusable' }),
  )
})

test('a file can be claimed once', () => {
  const dir = mkdtempSync(join(tmpdir(), 'fieldfault-claim-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  expect(claimOwnerFile(dir, 'api.json', '1')).toBe(true)
  expect(claimOwnerFile(dir, 'api.json', '2')).toBe(false)
  expect(readFileSync(join(dir, 'api.json'), 'utf8')).toBe('1')
})

test.each([
  [{ FIELDFAULT_KEYS: '/keys' }, 'linux', '/keys'],
  [{ XDG_CACHE_HOME: '/cache' }, 'linux', join('/cache', 'fieldfault', 'keys')],
  [{ LOCALAPPDATA: '/local' }, 'win32', join('/local', 'fieldfault', 'keys')],
] as const)('with %o on %s made keys are kept in %s', (env, platform, expected) => {
  expect(keyFolder(env, platform)).toBe(expected)
})
