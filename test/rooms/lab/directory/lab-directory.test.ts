import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  keepJournal,
  readLabJson,
  writeLabDirectory,
} from '../../../../src/lab/directory/lab-directory.ts'
import {
  claimOwnerFile,
  makeOwnerFolder,
  writeOwnerFile,
} from '../../../../src/lab/directory/owner-file.ts'
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
    sharedAddresses: [],
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

test('a file that cannot be written is told with its folder and the reason', () => {
  expect(() => writeOwnerFile('/dev/null/x', 'lab.json', '')).toThrow(
    expect.objectContaining({ code: 'directory-unusable' }),
  )
})

test.runIf(process.platform === 'linux')('no folder is made where the system has none', () => {
  expect(() => makeOwnerFolder('/proc/x/y')).toThrow(
    'Cannot write the lab directory /proc/x/y: no file or folder can be made there. Make the folder writable, or choose another with --dir.',
  )
})

test('a file is no lab directory, nor is a folder below one', () => {
  const file = folder()
  writeFileSync(file, '')
  for (const dir of [file, join(file, 'x')])
    expect(() => makeOwnerFolder(dir)).toThrow(
      expect.objectContaining({ code: 'directory-unusable', exit: 2 }),
    )
})

test('folders are made for their owner only, and may be there already', () => {
  const dir = join(folder(), 'deep', 'er')
  makeOwnerFolder(dir)
  makeOwnerFolder(dir)
  expect(readdirSync(dir)).toEqual([])
  if (isPosix) expect(statSync(join(dir, '..')).mode & 0o777).toBe(0o700)
})

test('a journal that cannot be kept is a matter of the directory', async () => {
  const dir = folder()
  await using lab = await stillLab({ one: echo() })
  makeOwnerFolder(join(dir, 'journal.previous.ndjson', 'x'))
  writeFileSync(join(dir, 'journal.ndjson'), '')
  await expect(keepJournal(dir, lab.journal)).rejects.toMatchObject({ code: 'directory-unusable' })
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
