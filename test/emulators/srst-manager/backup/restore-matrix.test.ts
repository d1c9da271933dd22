import { expect, test } from 'vitest'
import { clear, contents, guarded, otherKey, ownKey, restored, type Files } from './packed.ts'

const ARCHIVE = 'Data_7/Data_7.tar.gz'
const MANIFEST = 'Backup_7.manifest'

function replaced(files: Files, from: Files, ...paths: string[]): Files {
  return new Map([...files, ...paths.map((path) => [path, from.get(path)!] as const)])
}

function flipped(files: Files, path: string): Files {
  const bytes = Buffer.from(files.get(path)!)
  bytes[bytes.length - 1]! ^= 1
  return new Map([...files, [path, bytes]])
}

async function mixed(): Promise<Files> {
  return replaced(await guarded(), await clear(), ARCHIVE)
}

test.each([
  ['clear', clear, contents, 'not-protected'],
  ['protected with the same key', guarded, contents, contents],
  ['tampered', async () => flipped(await guarded(), ARCHIVE), 'tampered', 'tampered'],
  [
    'protected with a different key',
    () => guarded({}, { key: otherKey }),
    'other-key',
    'other-key',
  ],
  ['protected with one category in clear', mixed, 'tampered', 'tampered'],
] as const)('a backup that is %s', async (_, files, off, on) => {
  expect(await restored(await files(), { isEnforced: false })).toEqual(off)
  expect(await restored(await files(), { isEnforced: true })).toEqual(on)
})

test.each([false, true])(
  'a protected backup is of no use to a machine without a key, enforced %s',
  async (isEnforced) => {
    const { masterKey: _, ...keyless } = { masterKey: ownKey, isEnforced }
    const files = await guarded()
    expect(await restored(files, { ...keyless, masterKey: undefined as never })).toBe('no-key')
  },
)

test('a clear backup needs no key', async () => {
  expect(await restored(await clear(), { masterKey: undefined as never })).toEqual(contents)
})

test('a protected backup whose files are all replaced by clear ones is not taken for clear', async () => {
  const files = replaced(await guarded(), await clear(), ...(await clear()).keys())
  expect(await restored(files, { isLoggedProtected: true })).toBe('tampered')
})

test('a clear backup that somebody has rewritten as a whole is restored unless it is enforced', async () => {
  const forged = await clear({ contents: { ...contents, data: 'site branch-moscow\n' } })
  expect(await restored(forged)).toEqual({ ...contents, data: 'site branch-moscow\n' })
  expect(await restored(forged, { isEnforced: true })).toBe('not-protected')
})

test('a clear manifest over a sealed archive is not believed', async () => {
  const sealed = await guarded()
  const manifest = (await clear()).get(MANIFEST)!
  expect(await restored(new Map([...sealed, [MANIFEST, manifest]]))).toBe('tampered')
})

test('a whole protected backup under another id is found out', async () => {
  const older = await guarded({ id: 5 })
  const renamed = new Map([...older].map(([path, bytes]) => [path.replaceAll('_5', '_7'), bytes]))
  expect(await restored(renamed)).toBe('tampered')
})

test('an older manifest with its id changed is found out', async () => {
  const older = (await guarded({ id: 5 })).get('Backup_5.manifest')!
  const text = Buffer.from(older)
    .toString()
    .replaceAll('_5', '_7')
    .replace('Backupid: 5', 'Backupid: 7')
  expect(await restored(new Map([...(await guarded()), [MANIFEST, Buffer.from(text)]]))).toBe(
    'tampered',
  )
})

test('a category swapped for the other of the same backup is found out', async () => {
  const files = await guarded()
  const swapped = new Map([
    ...files,
    [ARCHIVE, files.get('Configuration_7/Configuration_7.tar.gz')!],
  ])
  expect(await restored(swapped)).toBe('tampered')
})

test('a category of another backup with the same key is found out', async () => {
  const newer = await guarded({}, { salt: 'f'.repeat(32) })
  expect(await restored(replaced(await guarded(), newer, ARCHIVE, `${ARCHIVE}.sig`))).toBe(
    'tampered',
  )
})

test('a category that is dropped from a signed manifest is found out', async () => {
  const files = await guarded()
  const text = Buffer.from(files.get(MANIFEST)!).toString()
  const dropped = text
    .replace('Configuration Data', 'Configuration')
    .replace(/^File: .*Data_7.*\n/gm, '')
  expect(await restored(new Map([...files, [MANIFEST, Buffer.from(dropped)]]))).toBe('tampered')
})
