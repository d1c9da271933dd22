import { createHash, randomFillSync } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { receiveScp } from '../../../src/ssh/scp/receive-scp.ts'
import { parseScpCommand } from '../../../src/ssh/scp/scp-command.ts'
import { sendScp } from '../../../src/ssh/scp/send-scp.ts'
import { serveScp, type ScpService } from '../../../src/ssh/scp/serve-scp.ts'
import type { FileStore } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { withCutAfter, withPermissionDenied, withQuota } from '../../../src/store/store-faults.ts'
import type { TransferEvent } from '../../../src/store/transfer-account.ts'
import { duplexPair } from './duplex-pair.ts'
import { labClock } from './sftp-visit.ts'
import { textOf } from '../store/store-contract.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const contents = randomFillSync(Buffer.alloc(300_000))
const ignore = () => {}

function storeWith(files: Record<string, string | Uint8Array> = {}): FileStore {
  return createMemoryStore({ clock: labClock, files })
}

/** Runs the remote side of `line`; the client's end of the channel comes back. */
function run(line: string, store: FileStore, options: Partial<ScpService> = {}) {
  const [client, server] = duplexPair()
  const events: TransferEvent[] = []
  const statuses: number[] = []
  const over = serveScp(server, parseScpCommand(line)!, {
    store,
    observe: (event) => events.push(event),
    exit: (code) => {
      statuses.push(code)
      server.end()
    },
    ...options,
  })
  return { client, server, events, statuses, over }
}

/** Says what a client says, all at once, and gives everything that was answered. */
async function say(client: Duplex, text: string): Promise<string> {
  client.end(text)
  let answered = ''
  for await (const data of client) answered += String(data)
  return answered
}

test.each([0, 1, 65_536, 65_537, 300_000])('a file of %i bytes is sent', async (bytes) => {
  const store = storeWith({ '/backups/': '' })
  const sent = contents.subarray(0, bytes)
  const { client, events, statuses, over } = run('scp -t /backups', store)
  const put = await sendScp(client, { name: 'a b', source: sent, sizeBytes: bytes })
  client.end()
  await over
  const done = { bytes, sha256: sha256(sent) }
  expect(put).toEqual({ ok: true, ...done })
  expect(events).toEqual([{ type: 'file.received', path: '/backups/a b', ...done, complete: true }])
  expect(statuses).toEqual([0])
})

test.each([0, 1, 300_000])('a file of %i bytes is fetched', async (bytes) => {
  const sent = contents.subarray(0, bytes)
  const { client, events, statuses, over } = run('scp -p -f /a', storeWith({ '/a': sent }))
  const pieces: Uint8Array[] = []
  const got = await receiveScp(client, (piece) => void pieces.push(piece))
  client.end()
  await over
  const done = { bytes, sha256: sha256(sent) }
  const modifiedMs = labClock.now()
  expect(got).toEqual({ ok: true, ...done, name: 'a', mode: 0o644, modifiedMs })
  expect(Buffer.concat(pieces).equals(sent)).toBe(true)
  expect(events).toEqual([{ type: 'file.sent', path: '/a', bytes, complete: true }])
  expect(statuses).toEqual([0])
})

test.each([0, 1, 65_536, 100_000, 299_999])(
  'a disk that is full after %i bytes is told when the file is over',
  async (bytes) => {
    const { client, events, statuses, over } = run('scp -t /a', withQuota(bytes)(storeWith()))
    const put = await sendScp(client, { name: 'a', source: contents, sizeBytes: 300_000 })
    client.end()
    await over
    const detail = 'scp: /a: No space left on device'
    expect(put).toEqual({ ok: false, refusal: 'no-space', bytes: 300_000, detail })
    const kept = { bytes, sha256: sha256(contents.subarray(0, bytes)) }
    expect(events).toEqual([{ type: 'file.received', path: '/a', ...kept, complete: false }])
    expect(statuses).toEqual([1])
  },
)

test.each([0, 1, 65_536, 100_000, 299_999, 300_000])(
  'a channel that is cut after %i bytes leaves exactly these',
  async (bytes) => {
    let cut = ignore
    const store = withCutAfter(bytes, () => cut())(storeWith())
    const { client, server, events, over } = run('scp -t /a', store)
    cut = () => server.destroy()
    const put = await sendScp(client, { name: 'a', source: contents, sizeBytes: 300_000 })
    await over
    expect(put).toMatchObject({ ok: false, refusal: 'closed-early' })
    const kept = { bytes, sha256: sha256(contents.subarray(0, bytes)) }
    expect(events).toEqual([{ type: 'file.received', path: '/a', ...kept, complete: false }])
  },
)

test('a client that stops in the middle of a file is noticed', async () => {
  const { client, events, statuses } = run('scp -t /a', storeWith())
  expect(await say(client, 'C0644 10 a\n12345')).toBe('\0\0')
  const kept = { bytes: 5, sha256: sha256(Buffer.from('12345')) }
  expect(events).toEqual([{ type: 'file.received', path: '/a', ...kept, complete: false }])
  expect(statuses).toEqual([1])
})

test('text before the protocol is noise, in both directions', async () => {
  const noise = 'Cisco UCS backup server\nauthorised use only\n'
  const sending = run('scp -t /a', storeWith(), { noise })
  const put = await sendScp(sending.client, { name: 'a', source: contents, sizeBytes: 300_000 })
  sending.client.destroy()
  const fetching = run('scp -f /a', storeWith({ '/a': 'x' }), { noise })
  const got = await receiveScp(fetching.client, ignore)
  fetching.client.destroy()
  const refused = { ok: false, refusal: 'noise', bytes: 0, detail: 'Cisco UCS backup server' }
  expect([put, got]).toEqual([refused, refused])
})

test('a refusal to open comes before the data', async () => {
  const store = withPermissionDenied(/^\/a$/)(storeWith())
  const { client, events, over } = run('scp -t /a', store)
  const put = await sendScp(client, { name: 'a', source: contents, sizeBytes: 300_000 })
  client.end()
  await over
  const detail = 'scp: /a: Permission denied'
  expect(put).toEqual({ ok: false, refusal: 'permission-denied', bytes: 0, detail })
  expect(events).toEqual([])
})

test('a file that is not there cannot be fetched', async () => {
  const { client, statuses, over } = run('scp -f none', storeWith(), { home: '/home/ucs' })
  const got = await receiveScp(client, ignore)
  client.end()
  await over
  const detail = 'scp: none: No such file or directory'
  expect(got).toEqual({ ok: false, refusal: 'no-such-file', bytes: 0, detail })
  expect(statuses).toEqual([1])
})

test('a source that is shorter or longer than announced is refused here', async () => {
  for (const sizeBytes of [299_999, 300_001]) {
    const { client } = run('scp -t /a', storeWith())
    const put = await sendScp(client, { name: 'a', source: contents, sizeBytes })
    expect(put).toMatchObject({ ok: false, refusal: 'source-failed' })
    client.destroy()
  }
})

test('a tree is received with modes and times', async () => {
  const store = storeWith({ '/in/': '' })
  const { client, statuses } = run('scp -r -p -t /in', store)
  const spoken = [
    'T1000000000 0 1 0\nD0700 0 d\n',
    'T1100000000 0 1 0\nC0600 1 a\nx\0',
    'D0755 0 e\nC0644 0 b\n\0E\n',
    'E\n',
  ]
  expect(await say(client, spoken.join(''))).toBe('\0'.repeat(11))
  expect(await textOf(store, '/in/d/a')).toBe('x')
  expect(await store.stat('/in/d/a')).toMatchObject({ mode: 0o600, modifiedMs: 1.1e12 })
  expect(await store.stat('/in/d/e/b')).toMatchObject({ sizeBytes: 0 })
  expect(await store.stat('/in/d')).toMatchObject({ mode: 0o700, modifiedMs: 1e12 })
  expect(statuses).toEqual([0])
})

test('a tree is sent with modes and times', async () => {
  const store = storeWith({ '/out/d/a': 'x', '/out/b': '' })
  await store.change('/out', { modifiedMs: 1000 })
  await store.change('/out/d', { modifiedMs: 2000 })
  const { client, statuses } = run('scp -r -p -f /out', store)
  const now = labClock.now() / 1000
  const spoken = [
    '\0T1 0 1 0\nD0755 0 out\n',
    'T2 0 2 0\nD0755 0 d\n',
    `T${now} 0 ${now} 0\nC0644 1 a\nx\0E\n`,
    `T${now} 0 ${now} 0\nC0644 0 b\n\0E\n`,
  ]
  expect(await say(client, '\0'.repeat(16))).toBe(spoken.join('').slice(1))
  expect(statuses).toEqual([0])
})

test.each([
  ['scp -t /a /b', '', '\u0001scp: ambiguous target\n'],
  ['scp -d -t /file', '', '\u0001scp: /file: Not a directory\n'],
  ['scp -t /a', 'D0755 0 d\n', '\0\u0001scp: protocol error: received directory without -r\n'],
  ['scp -t /a', 'C0644 1 ..\n', '\0\u0001scp: error: unexpected filename: ..\n'],
  ['scp -t /a', 'No match.\n', '\0\u0001scp: No match.\n'],
  ['scp -t /a', 'C0644 0 a\n\0X\n', '\0\0\0\u0001scp: protocol error: expected control record\n'],
  ['scp -t /none/a', 'C0644 1 a\n', '\0\u0001scp: /none/a: No such file or directory\n'],
  ['scp -t /a', '\u0002scp: gone\nC0644 1 a\n', '\0'],
  ['scp -f /dir', '\0', '\u0001scp: /dir: not a regular file\n'],
])('%j answers %j with %j and fails', async (line, spoken, answered) => {
  const { client, statuses } = run(line, storeWith({ '/file': '', '/dir/': '' }))
  expect(await say(client, spoken)).toBe(answered)
  expect(statuses).toEqual([1])
})
