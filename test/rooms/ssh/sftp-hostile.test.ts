import { expect, test } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sshString, uint32 } from '../../../src/ssh/wire.ts'
import { labClock, visitSftp } from './sftp-visit.ts'

/** The client's end as far as a test needs it to say something of its own. */
interface RawClient {
  readonly outgoing: { readonly id: number; window: number }
  readonly _protocol: { channelData: (channel: number, data: Buffer) => void }
}

const packet = (...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  return Buffer.concat([uint32(body.length), body])
}
const OPEN = Buffer.of(3)
const READ = Buffer.of(5)
const WRITE = Buffer.of(6)
const request = uint32(1)

test.each([
  ['a packet without a body', uint32(0)],
  ['a packet of two gigabytes', uint32(0x7fffffff)],
  ['a packet of four gigabytes', Buffer.concat([uint32(0xffffffff), WRITE])],
  ['a packet of no known type', packet(Buffer.of(99), request)],
  ['a second INIT', packet(Buffer.of(1), uint32(3))],
  ['an OPEN that is cut short', packet(OPEN, request, uint32(1000), Buffer.from('x'))],
  ['a WRITE whose data is cut short', packet(WRITE, request, sshString('h'), Buffer.alloc(8))],
  ['a READ with a handle longer than allowed', packet(READ, request, sshString('h'.repeat(300)))],
  ['a READ that is nothing but its type', packet(READ)],
])('%s ends the channel, and what was open is accounted for', async (_, bytes) => {
  await using visit = await visitSftp({ store: createMemoryStore({ clock: labClock }) })
  const { sftp, call } = visit.client
  await call<Buffer>((done) => sftp.open('/a', 'w', done))
  const raw = sftp as unknown as RawClient
  raw._protocol.channelData(raw.outgoing.id, bytes)
  await visit.over
  expect(visit.events).toMatchObject([{ path: '/a', bytes: 0, complete: false }])
})

test('a write beyond the end of the world is refused, and the channel goes on', async () => {
  const store = createMemoryStore({ clock: labClock, quotaBytes: 1000 })
  await using visit = await visitSftp({ store })
  const { sftp, call } = visit.client
  const handle = await call<Buffer>((done) => sftp.open('/a', 'w', done))
  const write = (at: number) =>
    call<void>((done) => sftp.write(handle, Buffer.from('x'), 0, 1, at, done))
  await expect(write(2 ** 52)).rejects.toMatchObject({ refusal: 'no-space' })
  await expect(write(1000)).rejects.toMatchObject({ refusal: 'no-space' })
  await write(999)
  await call<void>((done) => sftp.close(handle, done))
  expect(visit.events).toMatchObject([{ path: '/a', bytes: 1000, complete: false }])
})
