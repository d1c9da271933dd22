import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { withQuota } from '../../src/store/store-faults.ts'
import { temporaryFolder } from './real-programs.ts'
import {
  lftp,
  noiseBytes,
  paramiko,
  pscp,
  psftp,
  sha256,
  sha256OfFile,
} from './transfer-programs.ts'
import { labClock, listenForFiles } from './transfer-server.ts'

const contents = noiseBytes(5_000_000)
const digest = sha256(contents)
const arrived = { type: 'file.received', bytes: 5_000_000, sha256: digest, complete: true }

const storeWith = (files: Record<string, string | Uint8Array> = {}) =>
  createMemoryStore({ clock: labClock, files: { '/in/': '', ...files } })

function bigFile(): string {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, contents)
  return path
}

// pscp leaves the quoting of what the old protocol's shell sees to its user.
test.each([
  { speaks: '-sftp', written: '/in/a b' },
  { speaks: '-scp', written: String.raw`/in/a\ b` },
])('pscp $speaks brings a file there and back', async ({ speaks, written }) => {
  const server = await listenForFiles(storeWith())
  const file = bigFile()
  const remote = `127.0.0.1:${written}`
  expect(await pscp(server, [speaks, file, remote])).toMatchObject({ status: 0 })
  expect(await pscp(server, [speaks, remote, `${file}.back`])).toMatchObject({ status: 0 })
  expect(server.events[0]).toEqual({ ...arrived, path: '/in/a b' })
  expect(sha256OfFile(`${file}.back`)).toBe(digest)
})

test.each(['-sftp', '-scp'])('pscp %s -r -p brings a tree', async (speaks) => {
  const store = storeWith()
  const server = await listenForFiles(store)
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'tree', 'd'), { recursive: true })
  for (const name of ['a b', "it's", 'grüße']) writeFileSync(join(folder, 'tree/d', name), name)
  const put = await pscp(server, [speaks, '-r', '-p', join(folder, 'tree'), '127.0.0.1:/in'])
  expect(put).toMatchObject({ status: 0 })
  const back = join(folder, 'back')
  mkdirSync(back)
  expect(await pscp(server, [speaks, '-r', '127.0.0.1:/in/tree', back])).toMatchObject({
    status: 0,
  })
  expect(readdirSync(join(back, 'tree', 'd')).toSorted()).toEqual(['a b', 'grüße', "it's"])
})

test.each([
  { speaks: '-sftp', says: 'error while writing: failure' },
  { speaks: '-scp', says: 'No space left on device' },
])('pscp $speaks says that the disk is full', async ({ speaks, says }) => {
  const server = await listenForFiles(withQuota(1_000_000)(storeWith()))
  const { status, output } = await pscp(server, [speaks, bigFile(), '127.0.0.1:/in/a'])
  await server.over()
  expect(status).toBe(1)
  expect(output).toMatch(says)
  const kept = { bytes: 1_000_000, sha256: sha256(contents.subarray(0, 1_000_000)) }
  expect(server.events).toEqual([
    { type: 'file.received', path: '/in/a', ...kept, complete: false },
  ])
})

test('psftp does all it can', async () => {
  const server = await listenForFiles(storeWith())
  const file = bigFile()
  const { status, output } = await psftp(server, [
    'cd in',
    'mkdir d',
    `put "${file}" "d/say ""x"""`,
    'ls d',
    'mv "d/say ""x""" d/a',
    'chmod 600 d/a',
    `get d/a "${file}.back"`,
    'rm d/a',
    'rmdir d',
  ])
  expect(output).toMatch(/-rw-r--r-- .* 5000000 .* say "x"/)
  expect({ status, output }).toEqual({ status: 0, output })
  expect(sha256OfFile(`${file}.back`)).toBe(digest)
})

test('paramiko puts, gets, lists and is refused', async () => {
  const server = await listenForFiles(storeWith())
  const file = bigFile()
  const { status, output } = await paramiko(server.port, [
    `sftp.put("${file}", "/in/a\\nb")`,
    `sftp.get("/in/a\\nb", "${file}.back")`,
    'print([(e.filename, e.st_size) for e in sftp.listdir_attr("/in")])',
    'sftp.posix_rename("/in/a\\nb", "/in/c")',
    'print(sftp.normalize("in/../in"), sftp.stat("/in/c").st_size)',
    'with sftp.open("/in/c", "r+") as f:',
    '    f.seek(4999999)',
    '    f.write("yz")',
    '    f.truncate(5000000)',
    'try: sftp.open("/none")',
    'except IOError as e: print(e)',
    'sftp.remove("/in/c")',
  ])
  expect(output.split('\n')).toEqual([
    String.raw`[('a\nb', 5000000)]`,
    '/in 5000000',
    '[Errno 2] No such file or directory',
    '',
  ])
  expect(status).toBe(0)
  expect(server.events[0]).toEqual({ ...arrived, path: '/in/a\nb' })
  expect(sha256OfFile(`${file}.back`)).toBe(digest)
  const changed = Buffer.concat([contents.subarray(0, 4_999_999), Buffer.from('y')])
  expect(server.events[2]).toEqual({ ...arrived, path: '/in/c', sha256: sha256(changed) })
})

test('lftp brings a file and a tree there and back', async () => {
  const server = await listenForFiles(storeWith())
  const file = bigFile()
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'tree', 'd'), { recursive: true })
  for (const name of ['a b', "it's", 'grüße']) writeFileSync(join(folder, 'tree/d', name), name)
  const { status, output } = await lftp(server.port, [
    `put "${file}" -o "/in/a b"`,
    `get "/in/a b" -o "${file}.back"`,
    `mirror -R "${folder}/tree" /in/tree`,
    `mirror /in/tree "${folder}/back"`,
  ])
  expect({ status, output }).toEqual({ status: 0, output })
  expect(server.events[0]).toEqual({ ...arrived, path: '/in/a b' })
  expect(sha256OfFile(`${file}.back`)).toBe(digest)
  expect(readdirSync(join(folder, 'back/d')).toSorted()).toEqual(['a b', 'grüße', "it's"])
})
