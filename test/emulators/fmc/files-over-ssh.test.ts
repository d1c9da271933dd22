import { expect } from 'vitest'
import { makeDirectory, removeFile } from '../../../src/ssh/sftp/file-operations.ts'
import { getFile } from '../../../src/ssh/sftp/get-file.ts'
import { putFile } from '../../../src/ssh/sftp/put-file.ts'
import { receiveScp } from '../../../src/ssh/scp/receive-scp.ts'
import { sendScp } from '../../../src/ssh/scp/send-scp.ts'
import { openFiles } from '../files-over-ssh.ts'
import { startManager, test as managerTest } from './fmc-lab.ts'

const test = managerTest.extend('files', async ({ manager }) =>
  openFiles((await manager.connect()).session),
)

/** Fetches a whole file as text, or the refusal. */
async function textOf(
  { client }: Awaited<ReturnType<typeof openFiles>>,
  path: string,
): Promise<string> {
  let text = ''
  const outcome = await getFile(client, {
    path,
    take: (piece) => void (text += Buffer.from(piece).toString()),
  })
  return outcome.ok ? text : outcome.refusal
}

test('sftp begins in the home of admin', async ({ files }) => {
  expect(await files.realPath('.')).toBe('/Volume/home/admin')
})

test('admin fetches what everybody may read, and is refused what is root’s', async ({ files }) => {
  expect(await textOf(files, '/etc/sf/ims.conf')).toContain('HOSTNAME=FMC-1')
  expect(await textOf(files, '/etc/sf/ca_root/private/cakey.pem')).toBe('permission-denied')
  expect(await textOf(files, '/var/log/no-such-log')).toBe('no-such-file')
})

test('a file that admin places is admin’s, at the time of the manager’s clock', async ({
  files,
}) => {
  const put = await putFile(files.client, { path: 'note.txt', source: Buffer.from('hello\n') })
  expect(put).toMatchObject({ ok: true, bytes: 6 })
  expect(await files.list('/Volume/home/admin')).toContainEqual(
    '-rw-r--r--    1 admin    admin           6 Sep 20 04:00 note.txt',
  )
  expect(await textOf(files, '/Volume/home/admin/note.txt')).toBe('hello\n')
})

test('the shell and sftp see the same file', async ({ files, manager }) => {
  await putFile(files.client, { path: '/var/tmp/a', source: Buffer.from('one\n') })
  const cli = await manager.visit()
  await cli.type('expert\r')
  await cli.type('cat /var/tmp/a; echo two > /var/common/b\r')
  expect(cli.shown()).toContain('one\n')
  expect(await textOf(files, '/var/common/b')).toBe('two\n')
})

test('admin writes nothing into /etc/sf, and leaves what is there as it is', async ({ files }) => {
  const { client } = files
  const before = await textOf(files, '/etc/sf/sftunnel.conf')
  const source = Buffer.from('x')
  expect(await putFile(client, { path: '/etc/sf/new', source })).toMatchObject({
    refusal: 'permission-denied',
  })
  expect(await putFile(client, { path: '/etc/sf/sftunnel.conf', source })).toMatchObject({
    refusal: 'permission-denied',
  })
  expect(await removeFile(client, '/etc/sf/sftunnel.conf')).toMatchObject({
    refusal: 'permission-denied',
  })
  await expect(files.setMode('/etc/sf/sftunnel.conf', 0o666)).rejects.toThrow('Permission denied')
  expect(await textOf(files, '/etc/sf/sftunnel.conf')).toBe(before)
})

test('folders, links, names and modes are those of the tree', async ({ files }) => {
  await makeDirectory(files.client, 'd')
  await putFile(files.client, { path: 'd/a', source: Buffer.from('a') })
  await files.makeLink('a', 'd/link')
  expect(await files.readLink('d/link')).toBe('a')
  expect(await files.realPath('d/link')).toBe('/Volume/home/admin/d/a')
  await files.setMode('d/a', 0o600)
  await files.rename('d/a', 'd/b')
  expect(await files.list('d')).toEqual([
    '-rw-------    1 admin    admin           1 Sep 20 04:00 b',
    'lrwxrwxrwx    1 admin    admin           1 Sep 20 04:00 link',
  ])
  await expect(files.setOwner('d/b', 0, 0)).rejects.toThrow('Permission denied')
  await expect(files.setOwner('d/b', 100, 100)).resolves.toBeUndefined()
})

test('a disk that is full takes no more, and says so', async ({ files, manager }) => {
  const source = Buffer.alloc(70_000_000)
  const refused = await putFile(files.client, { path: '/var/tmp/image', source })
  expect(refused).toMatchObject({ ok: false, refusal: 'no-space' })
  expect(manager.journal('file.received').at(-1)).toMatchObject({
    path: '/var/tmp/image',
    complete: false,
  })
})

test('a file whose connection is cut stays as far as it came, and is told as incomplete', async () => {
  const manager = await startManager()
  const { session, socket } = await manager.connect()
  const files = await openFiles(session)
  const handle = await files.client.call<Buffer>((done) =>
    files.client.sftp.open('half', 'w', done),
  )
  await files.client.call<void>((done) =>
    files.client.sftp.write(handle, Buffer.from('half of it'), 0, 10, 0, done),
  )
  socket.destroy()
  await manager.lab.services.activity.settled()
  expect(manager.journal('file.received')).toMatchObject([
    { path: '/Volume/home/admin/half', bytes: 10, complete: false },
  ])
  const again = await openFiles((await manager.connect()).session)
  expect(await textOf(again, 'half')).toBe('half of it')
})

test('scp brings a file in and out, its mode and time with -p', async ({ manager, files }) => {
  const { session } = await manager.connect()
  const sink = await session.exec('scp -p -t /var/tmp')
  if (!sink.ok) throw new TypeError(sink.detail)
  const contents = Buffer.from('certificate')
  const file = { name: 'a.pem', source: contents, sizeBytes: 11, mode: 0o600, modifiedMs: 1e12 }
  expect(await sendScp(sink.value.stream, file)).toMatchObject({ ok: true })
  expect(await files.stat('/var/tmp/a.pem')).toMatchObject({ mode: 0o100600, mtime: 1e9, uid: 100 })

  const source = await session.exec('scp -f /var/tmp/*.pem')
  if (!source.ok) throw new TypeError(source.detail)
  let text = ''
  const got = await receiveScp(
    source.value.stream,
    (piece) => void (text += Buffer.from(piece).toString()),
  )
  expect(got).toMatchObject({ ok: true, name: 'a.pem' })
  expect(text).toBe('certificate')
})

test('scp says in its own words what admin may not do', async ({ manager }) => {
  const { session } = await manager.connect()
  const sink = await session.exec('scp -t /etc/sf')
  if (!sink.ok) throw new TypeError(sink.detail)
  const sent = await sendScp(sink.value.stream, {
    name: 'a',
    source: Buffer.from('a'),
    sizeBytes: 1,
  })
  expect(sent).toMatchObject({ detail: 'scp: /etc/sf/a: Permission denied' })
})
