import { mkdtemp, mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { forReading, forReplacing } from '../../../src/store/file-store.ts'
import { createFolderStore } from '../../../src/store/folder-store.ts'
import { labClock } from '../ssh/sftp-visit.ts'
import { fill, keepsTheContract, refusal, textOf } from './store-contract.ts'

const made: string[] = []
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true })
})

/** A folder `root` with a neighbour `outside` that holds a secret. */
async function makeFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'fieldfault-store-'))
  made.push(folder)
  const root = join(folder, 'root')
  await mkdir(root)
  await mkdir(join(folder, 'outside'))
  await writeFile(join(folder, 'outside', 'secret'), 'secret')
  return { folder, root, store: createFolderStore({ root, clock: labClock }) }
}

keepsTheContract(async () => (await makeFolder()).store)

test('a written file bears lab time on the host', async () => {
  const { root, store } = await makeFolder()
  await fill(store, '/a', 'x')
  expect((await stat(join(root, 'a'))).mtimeMs).toBe(labClock.now())
})

test.each(['a b', "it's", 'a"b', 'a\nb', 'grüße-日本', '-rf', '...', 'C:', '*?[x]', 'back\\slash'])(
  'the name %j is the same on the host',
  async (name) => {
    const { root, store } = await makeFolder()
    await fill(store, `/${name}`, 'x')
    expect(await readdir(root)).toEqual([name])
    expect(await store.list('/')).toMatchObject([{ name }])
  },
)

test('no path leads out of the root', async () => {
  const { folder, store } = await makeFolder()
  for (const path of ['/../outside/secret', '/x/../../outside/secret', '/a\0b'])
    expect(await refusal(() => store.open(path, forReading))).toBe('permission-denied')
  expect(await refusal(() => store.open('/../new', forReplacing))).toBe('permission-denied')
  expect(await readdir(folder)).toEqual(['outside', 'root'])
})

test('a symbolic link that points out is neither followed nor shown, but can be removed', async () => {
  const { folder, root, store } = await makeFolder()
  await symlink('../outside', join(root, 'folder'))
  await symlink('../outside/secret', join(root, 'file'))
  await symlink('../outside/new', join(root, 'dangling'))
  const tries = [
    () => store.open('/file', forReading),
    () => store.open('/file', forReplacing),
    () => store.open('/folder/secret', forReading),
    () => store.open('/folder/new', forReplacing),
    () => store.list('/folder'),
    () => store.stat('/folder/secret'),
    () => store.remove('/folder/secret'),
    () => store.rename('/folder/secret', '/mine'),
    () => store.makeDirectory('/folder/new'),
    () => store.change('/file', { mode: 0o777 }),
  ]
  for (const attempt of tries) expect(await refusal(attempt)).toBe('permission-denied')
  expect(await refusal(() => store.open('/dangling', forReplacing))).toBe('no-such-file')
  expect(await store.list('/')).toEqual([])
  await store.remove('/file')
  expect(await readdir(join(folder, 'outside'))).toEqual(['secret'])
  expect(await readFile(join(folder, 'outside', 'secret'), 'utf8')).toBe('secret')
})

test('a symbolic link inside the root is followed', async () => {
  const { root, store } = await makeFolder()
  await fill(store, '/a', 'x')
  await symlink('a', join(root, 'link'))
  expect(await textOf(store, '/link')).toBe('x')
})

test('a device or a pipe is refused', async () => {
  const store = createFolderStore({ root: '/dev', clock: labClock })
  expect(await refusal(() => store.open('/null', forReading))).toBe('permission-denied')
})
