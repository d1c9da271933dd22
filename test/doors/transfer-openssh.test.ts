import { randomFillSync } from 'node:crypto'
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../../src/ssh/store/memory-store.ts'
import { withCutAfter, withPermissionDenied, withQuota } from '../../src/ssh/store/store-faults.ts'
import { scp, scratchFolder, sftp, sha256, sha256OfFile } from './transfer-programs.ts'
import { labClock, startTransferServer } from './transfer-server.ts'

const remote = 'u@127.0.0.1'
/** SFTP below, as OpenSSH 9 does unless told, and the old protocol. */
const protocols = [[], ['-O']]
const contents = randomFillSync(Buffer.alloc(1_000_000))

const storeWith = (files: Record<string, string | Uint8Array> = {}) =>
  createMemoryStore({ clock: labClock, files: { '/in/': '', ...files } })

test.each(protocols.flatMap((flags) => [0, 1, 32_768, 1_000_000].map((size) => ({ flags, size }))))(
  'scp $flags brings $size bytes there and back',
  async ({ flags, size }) => {
    await using folder = await scratchFolder()
    await using server = await startTransferServer(storeWith())
    const file = join(folder.path, 'file')
    await writeFile(file, contents.subarray(0, size))
    const digest = sha256(contents.subarray(0, size))
    expect(await scp(server.port, [...flags, file, `${remote}:/in/a`])).toEqual(fine)
    expect(await scp(server.port, [...flags, `${remote}:/in/a`, `${file}.back`])).toEqual(fine)
    await server.over()
    expect(await sha256OfFile(`${file}.back`)).toBe(digest)
    const received = { type: 'file.received', path: '/in/a', bytes: size, sha256: digest }
    expect(server.events).toEqual([
      { ...received, complete: true },
      { type: 'file.sent', path: '/in/a', bytes: size, complete: true },
    ])
  },
)

const fine = { status: 0, output: '' }

test.each(protocols)('scp %s brings fifty megabytes there and back', async (...flags) => {
  await using folder = await scratchFolder()
  await using server = await startTransferServer(storeWith())
  const big = randomFillSync(Buffer.alloc(50_000_000))
  const file = join(folder.path, 'big')
  await writeFile(file, big)
  expect(await scp(server.port, [...flags, file, `${remote}:/in`])).toEqual(fine)
  expect(await scp(server.port, [...flags, `${remote}:/in/big`, `${file}.back`])).toEqual(fine)
  expect(server.events[0]).toMatchObject({ path: '/in/big', sha256: sha256(big) })
  expect(await sha256OfFile(`${file}.back`)).toBe(sha256(big))
})

test.each(protocols)('scp %s -r -p keeps names, modes and times of a tree', async (...flags) => {
  await using folder = await scratchFolder()
  const store = storeWith()
  await using server = await startTransferServer(store)
  const names = ['a b', "it's", 'say "x"', 'grüße-日本', '$HOME;ls', '-dash', '*']
  const deep = join(folder.path, 'tree', ...Array<string>(20).fill('deep'))
  await mkdir(deep, { recursive: true })
  for (const name of names) await writeFile(join(deep, name), name, { mode: 0o640 })
  for (const name of names) await utimes(join(deep, name), 1_000_000_000, 1_000_000_000)
  const args = [...flags, '-r', '-p']
  expect(await scp(server.port, [...args, join(folder.path, 'tree'), `${remote}:/in`])).toEqual(
    fine,
  )
  expect(await scp(server.port, [...args, `${remote}:/in/tree`, `${folder.path}/back`])).toEqual(
    fine,
  )
  const facts = await store.stat(`/in/tree${'/deep'.repeat(20)}/it's`)
  expect(facts).toMatchObject({ mode: 0o640, modifiedMs: 1_000_000_000_000 })
  const back = join(folder.path, 'back', ...Array<string>(20).fill('deep'))
  expect((await readdir(back)).toSorted()).toEqual(names.toSorted())
  for (const name of names) expect(await sha256OfFile(join(back, name))).toBe(sha256(name))
  const { mode, mtimeMs } = await stat(join(back, '*'))
  expect([mode & 0o777, mtimeMs]).toEqual([0o640, 1_000_000_000_000])
})

test.each([
  [[], 'a\nb'],
  [['-O'], String.raw`a\^Jb`],
])('scp %s gives a name with a line feed the name %j', async (flags, expected) => {
  await using folder = await scratchFolder()
  const store = storeWith()
  await using server = await startTransferServer(store)
  await writeFile(join(folder.path, 'a\nb'), 'x')
  expect(await scp(server.port, [...flags, join(folder.path, 'a\nb'), `${remote}:/in`])).toEqual(
    fine,
  )
  expect((await store.list('/in')).map(({ name }) => name)).toEqual([expected])
})

test.each(protocols.flatMap((flags) => [0, 1, 100_000, 999_999].map((size) => ({ flags, size }))))(
  'scp $flags fails on a disk that is full after $size bytes',
  async ({ flags, size }) => {
    await using folder = await scratchFolder()
    await using server = await startTransferServer(withQuota(size)(storeWith()))
    const file = join(folder.path, 'file')
    await writeFile(file, contents)
    const { status, output } = await scp(server.port, [...flags, file, `${remote}:/in/a`])
    await server.over()
    expect(status).toBe(1)
    expect(output).toMatch(flags.length > 0 ? 'scp: /in/a: No space left on device' : 'Failure')
    const digest = sha256(contents.subarray(0, size))
    expect(server.events).toEqual([
      { type: 'file.received', path: '/in/a', bytes: size, sha256: digest, complete: false },
    ])
  },
)

test.each(
  protocols.flatMap((flags) => [0, 1, 500_000, 1_000_000].map((size) => ({ flags, size }))),
)('scp $flags fails when the connection is cut after $size bytes', async ({ flags, size }) => {
  await using folder = await scratchFolder()
  let cut = () => {}
  const store = withCutAfter(size, () => cut())(storeWith())
  await using server = await startTransferServer(store)
  cut = server.cut
  const file = join(folder.path, 'file')
  await writeFile(file, contents)
  const { status } = await scp(server.port, [...flags, file, `${remote}:/in/a`])
  await server.over()
  expect(status).not.toBe(0)
  const digest = sha256(contents.subarray(0, size))
  expect(server.events).toEqual([
    { type: 'file.received', path: '/in/a', bytes: size, sha256: digest, complete: false },
  ])
})

test.each(protocols)('scp %s prints what it is refused with', async (...flags) => {
  await using folder = await scratchFolder()
  const store = withPermissionDenied(/secret/)(storeWith())
  await using server = await startTransferServer(store)
  const file = join(folder.path, 'file')
  await writeFile(file, 'x')
  const denied = await scp(server.port, [...flags, file, `${remote}:/in/secret`])
  expect(denied).toMatchObject({ status: 1 })
  expect(denied.output).toMatch('Permission denied')
  const missing = await scp(server.port, [...flags, `${remote}:/in/none`, file])
  expect(missing).toMatchObject({ status: 1 })
  expect(missing.output).toMatch('No such file or directory')
})

test('scp -O fails on text that is printed before the protocol', async () => {
  await using folder = await scratchFolder()
  const noise = 'Welcome to the backup server\n'
  await using server = await startTransferServer(storeWith(), { noise })
  const file = join(folder.path, 'file')
  await writeFile(file, 'x')
  const { status, output } = await scp(server.port, ['-O', file, `${remote}:/in/a`])
  expect(status).toBe(1)
  expect(output).toMatch('Welcome to the backup server')
  expect(server.events).toEqual([])
})

test('sftp does all it can', async () => {
  await using folder = await scratchFolder()
  const store = storeWith({ '/in/old': 'old' })
  await using server = await startTransferServer(store)
  const file = join(folder.path, 'file')
  await writeFile(file, contents)
  const { status, output } = await sftp(server.port, [
    'cd in',
    'pwd',
    `put "${file}" "a \\"b\\""`,
    'ls -l',
    'rename "a \\"b\\"" old',
    'chmod 600 old',
    'mkdir d',
    'rmdir d',
    `get old "${file}.back"`,
    `reget old "${file}.back"`,
    'rm old',
    'ls',
  ])
  expect(output).toMatch('Remote working directory: /in')
  expect(output).toMatch(/-rw-r--r--\s+\S+ 0\s+0\s+1000000 Sep 11 \S+ a "b"/)
  expect(status).toBe(0)
  expect(await sha256OfFile(`${file}.back`)).toBe(sha256(contents))
  expect(await store.list('/in')).toEqual([])
})

test('sftp goes on with a put that broke off', async () => {
  await using folder = await scratchFolder()
  await using server = await startTransferServer(storeWith({ '/a': contents.subarray(0, 400_000) }))
  const file = join(folder.path, 'file')
  await writeFile(file, contents)
  expect(await sftp(server.port, [`reput "${file}" /a`])).toMatchObject({ status: 0 })
  expect(server.events).toMatchObject([
    { path: '/a', bytes: 1_000_000, sha256: sha256(contents), complete: true },
  ])
})
