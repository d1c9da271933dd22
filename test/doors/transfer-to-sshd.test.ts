import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { entropyFrom } from '../../src/entropy/entropy.ts'
import { hostKey, openSsh } from '../../src/ssh/index.ts'
import { receiveScp } from '../../src/ssh/scp/receive-scp.ts'
import { sendScp } from '../../src/ssh/scp/send-scp.ts'
import { listDirectory, makeDirectories, removeFile } from '../../src/ssh/sftp/file-operations.ts'
import { getFile } from '../../src/ssh/sftp/get-file.ts'
import { putFile } from '../../src/ssh/sftp/put-file.ts'
import { sftpClient } from '../../src/ssh/sftp/sftp-client.ts'
import { temporaryFolder } from './real-programs.ts'
import { groupExchangeOffer, startSshd, wallClock } from './ssh-door.ts'
import { noiseBytes, sha256, sha256OfFile } from './transfer-programs.ts'

const userKey = hostKey('ssh-ed25519', entropyFrom('a user of the doors'))
const authorizedKey = `ssh-ed25519 ${userKey.publicBlob.toString('base64')}`
const odd = 'a b\n"c" \'d\' grüße-日本'
const ignore = () => {}

/** Logs in to a real sshd with the lab's client. */
async function visitSshd(settings: readonly string[] = []) {
  const { port } = await startSshd(authorizedKey, settings)
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const opened = await openSsh(socket, {
    clock: wallClock(),
    ident: 'OpenSSH_7.9 FIPS',
    offer: { ...groupExchangeOffer, kex: ['curve25519-sha256'], hostKey: ['ssh-ed25519'] },
    user: 'root',
    privateKey: userKey.privatePem,
    readyWithinMs: 20_000,
    observe: ignore,
  })
  if (!opened.ok) throw new TypeError(opened.refusal.detail)
  onTestFinished(opened.session.close)
  return { socket, ...opened.session }
}

async function openClient(settings?: readonly string[]) {
  const { openSftp, socket } = await visitSshd(settings)
  const opened = await openSftp()
  if (!opened.ok) throw new TypeError(opened.detail)
  return { client: sftpClient(opened.value), socket }
}

/** The channel of an scp command on the other end. */
async function scpChannel(command: string) {
  const { exec } = await visitSshd()
  const opened = await exec(command)
  if (!opened.ok) throw new TypeError(opened.detail)
  return opened.value.stream
}

test.each([0, 1, 31_744, 50_000_000])(
  'a file of %i bytes is put over SFTP and fetched again',
  async (bytes) => {
    const { client } = await openClient()
    const path = join(temporaryFolder(), odd)
    const source = noiseBytes(bytes)
    const done = { ok: true, bytes, sha256: sha256(source) }
    expect(await putFile(client, { path, source, mode: 0o640, modifiedMs: 1e12 })).toEqual(done)
    expect(sha256OfFile(path)).toBe(done.sha256)
    expect(statSync(path)).toMatchObject({ mode: 0o100640, mtimeMs: 1e12 })
    expect(await getFile(client, { path, take: ignore })).toEqual(done)
  },
)

test('an SFTP server without the limits extension is served as well', async () => {
  const { client } = await openClient(['ForceCommand internal-sftp -P limits'])
  const path = join(temporaryFolder(), 'file')
  const source = noiseBytes(1_000_000)
  const temporaryPath = `${path}.part`
  expect(await putFile(client, { path, source, temporaryPath })).toMatchObject({ ok: true })
  expect(await putFile(client, { path, source, temporaryPath })).toMatchObject({ ok: true })
  expect(sha256OfFile(path)).toBe(sha256(source))
})

test('the refusals of an SFTP server are told apart', async () => {
  const { client } = await openClient(['ForceCommand internal-sftp -R'])
  const folder = temporaryFolder()
  const put = (path: string) => putFile(client, { path, source: Buffer.from('x') })
  const get = (path: string) => getFile(client, { path, take: ignore })
  expect(await put(join(folder, 'a'))).toMatchObject({ refusal: 'permission-denied', bytes: 0 })
  expect(await get(join(folder, 'a'))).toMatchObject({ refusal: 'no-such-file', bytes: 0 })
  expect(await get(folder)).toMatchObject({ refusal: 'failure', bytes: 0 })
})

test('a full disk of a real server is a refusal', async () => {
  const { client } = await openClient()
  const put = await putFile(client, { path: '/dev/full', source: noiseBytes(100_000) })
  expect(put).toMatchObject({ ok: false, refusal: 'failure', bytes: 0, detail: 'Failure' })
})

test('directories are made, listed and files removed on a real server', async () => {
  const { client } = await openClient()
  const folder = temporaryFolder()
  expect(await makeDirectories(client, join(folder, 'a/b'))).toMatchObject({ ok: true })
  expect(await makeDirectories(client, join(folder, 'a/b'))).toMatchObject({ ok: true })
  await putFile(client, { path: join(folder, 'a', odd), source: Buffer.from('x') })
  const listed = await listDirectory(client, join(folder, 'a'))
  expect(listed).toMatchObject({
    ok: true,
    value: [
      { name: odd, facts: { kind: 'file', sizeBytes: 1, mode: 0o644 } },
      { name: 'b', facts: { kind: 'directory' } },
    ],
  })
  expect(await removeFile(client, join(folder, 'a', odd))).toMatchObject({ ok: true })
  expect(readdirSync(join(folder, 'a'))).toEqual(['b'])
})

test('a put over a connection that goes away ends early', async () => {
  const { client, socket } = await openClient()
  const path = join(temporaryFolder(), 'file')
  async function* source() {
    for (let piece = 0; ; piece++) {
      if (piece === 50) socket.destroy()
      yield noiseBytes(30_000)
    }
  }
  const put = await putFile(client, { path, source: source() })
  expect(put).toMatchObject({ ok: false, refusal: 'closed-early' })
})

test.each([0, 1, 65_537, 50_000_000])(
  'a file of %i bytes is sent to a real scp and fetched again',
  async (bytes) => {
    const path = join(temporaryFolder(), 'file')
    const source = noiseBytes(bytes)
    const done = { ok: true, bytes, sha256: sha256(source) }
    const sending = await scpChannel(`scp -p -t ${path}`)
    const file = { name: 'any', source, sizeBytes: bytes, mode: 0o640, modifiedMs: 1e12 }
    expect(await sendScp(sending, file)).toEqual(done)
    expect(sha256OfFile(path)).toBe(done.sha256)
    expect(statSync(path)).toMatchObject({ mode: 0o100640, mtimeMs: 1e12 })
    const fetching = await scpChannel(`scp -p -f ${path}`)
    const fetched = await receiveScp(fetching, ignore)
    expect(fetched).toEqual({ ...done, name: 'file', mode: 0o640, modifiedMs: 1e12 })
  },
)

test('the refusals of a real scp are told apart', async () => {
  const source = noiseBytes(100_000)
  const send = async (path: string) =>
    sendScp(await scpChannel(`scp -t ${path}`), { name: 'x', source, sizeBytes: source.length })
  const folder = temporaryFolder()
  expect(await send('/dev/full')).toMatchObject({ refusal: 'no-space', bytes: 100_000 })
  expect(await send(`${folder}/none/x`)).toMatchObject({ refusal: 'no-such-file', bytes: 0 })
  const fetched = await receiveScp(await scpChannel(`scp -f ${folder}/none`), ignore)
  expect(fetched).toMatchObject({ ok: false, refusal: 'no-such-file', bytes: 0 })
  const folderFetched = await receiveScp(await scpChannel(`scp -f ${folder}`), ignore)
  expect(folderFetched).toMatchObject({ ok: false, refusal: 'is-a-directory', bytes: 0 })
})

test('what a shell prints before scp starts is noise', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), 'x')
  mkdirSync(join(folder, 'in'))
  chmodSync(join(folder, 'in'), 0o755)
  const source = Buffer.from('x')
  const sending = await scpChannel(`echo Welcome to the lab; scp -t ${folder}/in`)
  const sent = await sendScp(sending, { name: 'x', source, sizeBytes: 1 })
  const fetching = await scpChannel(`echo Welcome to the lab; scp -f ${folder}/file`)
  const fetched = await receiveScp(fetching, ignore)
  const noise = { ok: false, refusal: 'noise', bytes: 0, detail: 'Welcome to the lab' }
  expect([sent, fetched]).toEqual([noise, noise])
})

test('an scp that is not there ends early', async () => {
  const source = Buffer.from('x')
  const sending = await scpChannel('exit 127')
  const sent = await sendScp(sending, { name: 'x', source, sizeBytes: 1 })
  expect(sent).toMatchObject({ ok: false, refusal: 'closed-early', bytes: 0 })
})
