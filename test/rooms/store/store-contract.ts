import { expect, test } from 'vitest'
import {
  forReading,
  forReplacing,
  storeRefusalOf,
  type FileStore,
  type StoreRefusal,
} from '../../../src/store/file-store.ts'
import { whileOpen } from '../../../src/store/while-open.ts'

/** What `work` is refused with; fails the test when it is not. */
export async function refusal(work: () => Promise<unknown>): Promise<StoreRefusal> {
  return work().then(
    () => expect.fail('it was not refused'),
    (error: unknown) => storeRefusalOf(error),
  )
}

/** Writes a whole file. */
export async function fill(store: FileStore, path: string, text: string): Promise<void> {
  await whileOpen(await store.open(path, forReplacing), ({ write }) => write(0, Buffer.from(text)))
}

/** Reads a whole short file. */
export async function textOf(store: FileStore, path: string): Promise<string> {
  const bytes = await whileOpen(await store.open(path, forReading), ({ read }) => read(0, 65_536))
  return Buffer.from(bytes).toString()
}

/** The tests that every store passes; `make` gives an empty one. */
export function keepsTheContract(make: () => Promise<FileStore>): void {
  test('what was written is read back', async () => {
    const store = await make()
    await fill(store, '/a', 'hello')
    expect(await textOf(store, '/a')).toBe('hello')
  })

  test('writes may come in any order and leave zeros between', async () => {
    const store = await make()
    await whileOpen(await store.open('/a', forReplacing), async ({ write }) => {
      await write(3, Buffer.from('d'))
      await write(0, Buffer.from('ab'))
    })
    expect(await textOf(store, '/a')).toBe('ab\0d')
  })

  test('appended writes land at the end wherever they say they belong', async () => {
    const store = await make()
    await fill(store, '/a', 'one')
    const how = { ...forReading, write: true, append: true }
    await whileOpen(await store.open('/a', how), ({ write }) => write(0, Buffer.from('two')))
    expect(await textOf(store, '/a')).toBe('onetwo')
  })

  test('a file opened for writing can be read', async () => {
    const store = await make()
    await whileOpen(await store.open('/a', forReplacing), async ({ write, read }) => {
      await write(0, Buffer.from('hello'))
      expect(Buffer.from(await read(1, 3)).toString()).toBe('ell')
      expect(await read(5, 3)).toHaveLength(0)
    })
  })

  test('a file is cut and grows with zeros', async () => {
    const store = await make()
    await whileOpen(await store.open('/a', forReplacing), async ({ write, truncate }) => {
      await write(0, Buffer.from('hello'))
      await truncate(2)
      await truncate(4)
    })
    expect(await textOf(store, '/a')).toBe('he\0\0')
  })

  test('each refusal has its reason', async () => {
    const store = await make()
    await fill(store, '/a', '')
    await store.makeDirectory('/d')
    await fill(store, '/d/x', '')
    const exclusive = { ...forReplacing, exclusive: true }
    expect(await refusal(() => store.open('/none', forReading))).toBe('no-such-file')
    expect(await refusal(() => store.open('/none/x', forReplacing))).toBe('no-such-file')
    expect(await refusal(() => store.open('/a', exclusive))).toBe('already-exists')
    expect(await refusal(() => store.open('/d', forReplacing))).toBe('is-a-directory')
    expect(await refusal(() => store.list('/a'))).toBe('not-a-directory')
    expect(await refusal(() => store.makeDirectory('/d'))).toBe('already-exists')
    expect(await refusal(() => store.removeDirectory('/d'))).toBe('directory-not-empty')
    expect(await refusal(() => store.removeDirectory('/'))).not.toBe('no-such-file')
    expect(await refusal(() => store.remove('/none'))).toBe('no-such-file')
    expect(await refusal(() => store.rename('/none', '/b'))).toBe('no-such-file')
  })

  test('renaming replaces a file and moves a directory with what is in it', async () => {
    const store = await make()
    await fill(store, '/a', 'new')
    await fill(store, '/b', 'old')
    await store.rename('/a', '/b')
    await store.makeDirectory('/d')
    await store.rename('/b', '/d/b')
    await store.rename('/d', '/e')
    expect(await textOf(store, '/e/b')).toBe('new')
    expect(await store.list('/')).toMatchObject([{ name: 'e', facts: { kind: 'directory' } }])
    expect(await refusal(() => store.rename('/e', '/e/f'))).toBe('failure')
  })

  test('mode and time are kept', async () => {
    const store = await make()
    await whileOpen(await store.open('/a', { ...forReplacing, mode: 0o600 }), async (file) => {
      await file.write(0, Buffer.from('x'))
      await file.change({ modifiedMs: 1_000_000_000_000 })
    })
    expect(await store.stat('/a')).toEqual({
      kind: 'file',
      sizeBytes: 1,
      mode: 0o600,
      modifiedMs: 1_000_000_000_000,
    })
    await store.change('/a', { mode: 0o640, modifiedMs: 1_200_000_000_000 })
    expect(await store.stat('/a')).toMatchObject({ mode: 0o640, modifiedMs: 1_200_000_000_000 })
  })
}
