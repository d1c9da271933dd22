import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { withCutAfter, withPermissionDenied, withQuota } from '../../src/store/store-faults.ts'
import { temporaryFolder } from './real-programs.ts'
import { fine, noiseBytes, scp, sftp, sha256, sha256OfFile } from './transfer-programs.ts'
import { labClock, listenForFiles } from './transfer-server.ts'

const there = 'u@127.0.0.1'
const contents = noiseBytes(1_000_000)
/** What scp speaks: SFTP, as from OpenSSH 9 on, or its old protocol. */
const spoken = [{ speaks: '-s' }, { speaks: '-O' }]
const across = <Size>(sizes: readonly Size[]) =>
  spoken.flatMap(({ speaks }) => sizes.map((size) => ({ speaks, size })))

const storeWith = (files: Record<string, string | Uint8Array> = {}) =>
  createMemoryStore({ clock: labClock, files: { '/in/': '', ...files } })

/** A file of the user's that holds the first bytes of `contents`, or a text. */
function fileOf(what: number | string): string {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, typeof what === 'string' ? what : contents.subarray(0, what))
  return path
}

test.each(across([0, 1, 32_768, 1_000_000]))(
  'scp $speaks brings $size bytes there and back',
  async ({ speaks, size }) => {
    const server = await listenForFiles(storeWith())
    const file = fileOf(size)
    expect(await scp(server.port, [speaks, file, `${there}:/in/a`])).toEqual(fine)
    expect(await scp(server.port, [speaks, `${there}:/in/a`, `${file}.back`])).toEqual(fine)
    await server.over()
    const digest = sha256OfFile(file)
    expect(sha256OfFile(`${file}.back`)).toBe(digest)
    const facts = { path: '/in/a', bytes: size, complete: true }
    expect(server.events).toEqual([
      { type: 'file.received', ...facts, sha256: digest },
      { type: 'file.sent', ...facts },
    ])
  },
)

test.each(spoken)('scp $speaks brings fifty megabytes there and back', async ({ speaks }) => {
  const server = await listenForFiles(storeWith())
  const file = join(temporaryFolder(), 'big')
  const big = noiseBytes(50_000_000)
  writeFileSync(file, big)
  expect(await scp(server.port, [speaks, file, `${there}:/in`])).toEqual(fine)
  expect(await scp(server.port, [speaks, `${there}:/in/big`, `${file}.back`])).toEqual(fine)
  expect(server.events[0]).toMatchObject({ path: '/in/big', sha256: sha256(big) })
  expect(sha256OfFile(`${file}.back`)).toBe(sha256(big))
})

test.each(spoken)('scp $speaks -r -p keeps the names, modes and times of a tree', async (row) => {
  const store = storeWith()
  const { port } = await listenForFiles(store)
  const folder = temporaryFolder()
  const names = ['a b', "it's", 'say "x"', 'grüße-日本', '$HOME;ls', '-dash', '*']
  const below = Array<string>(20).fill('deep')
  const deep = join(folder, 'tree', ...below)
  mkdirSync(deep, { recursive: true })
  for (const name of names) {
    writeFileSync(join(deep, name), name, { mode: 0o640 })
    utimesSync(join(deep, name), 1_000_000_000, 1_000_000_000)
  }
  const args = [row.speaks, '-r', '-p']
  expect(await scp(port, [...args, join(folder, 'tree'), `${there}:/in`])).toEqual(fine)
  expect(await scp(port, [...args, `${there}:/in/tree`, join(folder, 'back')])).toEqual(fine)
  const facts = await store.stat(`/in/tree/${below.join('/')}/it's`)
  expect(facts).toMatchObject({ mode: 0o640, modifiedMs: 1e12 })
  const back = join(folder, 'back', ...below)
  expect(readdirSync(back).toSorted()).toEqual(names.toSorted())
  for (const name of names) expect(sha256OfFile(join(back, name))).toBe(sha256(name))
  expect(statSync(join(back, '*'))).toMatchObject({ mode: 0o100640, mtimeMs: 1e12 })
})

test.each([
  { speaks: '-s', expected: 'a\nb' },
  { speaks: '-O', expected: String.raw`a\^Jb` },
])('scp $speaks gives a name with a line feed the name $expected', async (row) => {
  const store = storeWith()
  const { port } = await listenForFiles(store)
  const file = join(temporaryFolder(), 'a\nb')
  writeFileSync(file, 'x')
  expect(await scp(port, [row.speaks, file, `${there}:/in`])).toEqual(fine)
  expect((await store.list('/in')).map(({ name }) => name)).toEqual([row.expected])
})

/** What scp prints on a full disk; OpenSSH's SFTP client shows its own word for the status code. */
const fullDisk: Record<string, string> = {
  '-s': 'Failure',
  '-O': 'scp: /in/a: No space left on device\n',
}

test.each(across([0, 1, 100_000, 999_999]))(
  'scp $speaks fails on a disk that is full after $size bytes',
  async ({ speaks, size }) => {
    const server = await listenForFiles(withQuota(size)(storeWith()))
    const failed = await scp(server.port, [speaks, fileOf(1_000_000), `${there}:/in/a`])
    await server.over()
    expect(failed.status).toBe(1)
    expect(failed.output).toMatch(fullDisk[speaks] ?? 'nothing')
    const kept = { bytes: size, sha256: sha256(contents.subarray(0, size)) }
    expect(server.events).toEqual([
      { type: 'file.received', path: '/in/a', ...kept, complete: false },
    ])
  },
)

test.each(across([0, 1, 500_000, 999_999, 1_000_000]))(
  'scp $speaks fails when the connection is cut after $size bytes',
  async ({ speaks, size }) => {
    const store = withCutAfter(size, () => server.cut())(storeWith())
    const server = await listenForFiles(store)
    const failed = await scp(server.port, [speaks, fileOf(1_000_000), `${there}:/in/a`])
    await server.over()
    expect(failed.status).not.toBe(0)
    const kept = { bytes: size, sha256: sha256(contents.subarray(0, size)) }
    expect(server.events).toEqual([
      { type: 'file.received', path: '/in/a', ...kept, complete: false },
    ])
  },
)

test.each(spoken)('scp $speaks prints what it is refused with', async ({ speaks }) => {
  const { port } = await listenForFiles(withPermissionDenied(/secret/)(storeWith()))
  const file = fileOf('x')
  const denied = await scp(port, [speaks, file, `${there}:/in/secret`])
  expect(denied.status).not.toBe(0)
  expect(denied.output).toMatch(/\/in\/secret"?: Permission denied/)
  const missing = await scp(port, [speaks, `${there}:/in/none`, file])
  expect(missing.status).not.toBe(0)
  expect(missing.output).toMatch(/\/in\/none"?: No such file or directory/)
})

test('scp -O fails on text that is printed before the protocol', async () => {
  const server = await listenForFiles(storeWith(), 'Welcome to the backup server\n')
  const failed = await scp(server.port, ['-O', fileOf('x'), `${there}:/in/a`])
  expect(failed.status).toBe(1)
  expect(failed.output).toMatch('Welcome to the backup server')
  expect(server.events).toEqual([])
})

test('the scp of OpenSSH 7.5 speaks its old protocol', async () => {
  const server = await listenForFiles(storeWith())
  const file = fileOf(1_000_000)
  expect(await scp(server.port, [file, `${there}:/in/a`], 'scp1')).toEqual(fine)
  expect(await scp(server.port, [`${there}:/in/a`, `${file}.back`], 'scp1')).toEqual(fine)
  expect(sha256OfFile(`${file}.back`)).toBe(sha256(contents))
})

test('sftp does all it can', async () => {
  const store = storeWith({ '/in/old': 'old' })
  const { port } = await listenForFiles(store)
  const file = fileOf(1_000_000)
  const { status, output } = await sftp(port, [
    'cd in',
    'pwd',
    `put "${file}" "a \\"b\\""`,
    'ls -l',
    'rename "a \\"b\\"" old',
    'chmod 600 old',
    'mkdir d',
    'rmdir d',
    `get old "${file}.back"`,
    'rm old',
  ])
  expect(output).toMatch('Remote working directory: /in')
  expect(output).toMatch(/-rw-r--r--\s+\S+ 0\s+0\s+1000000 Sep 11 \S+ a "b"/)
  expect(status).toBe(0)
  expect(sha256OfFile(`${file}.back`)).toBe(sha256(contents))
  expect(await store.list('/in')).toEqual([])
})

test('sftp goes on with a put that broke off', async () => {
  const server = await listenForFiles(storeWith({ '/a': contents.subarray(0, 400_000) }))
  const { status } = await sftp(server.port, [`reput "${fileOf(1_000_000)}" /a`])
  expect(status).toBe(0)
  const whole = { bytes: 1_000_000, sha256: sha256(contents) }
  expect(server.events).toEqual([{ type: 'file.received', path: '/a', ...whole, complete: true }])
})
