import { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { listsOf, type SshChannel } from '../../../src/ssh/index.ts'
import { kexInitPayload, packetOf, rawPeer } from './raw-peer.ts'
import { connectedSockets, eventOf, plainOffer, sshPair, typesOf } from './ssh-pair.ts'

const IDENT = 'SSH-2.0-Raw_1\r\n'
const kexInit = packetOf(kexInitPayload(listsOf(plainOffer)))
const afterIdent = (bytes: Buffer) => Buffer.concat([Buffer.from(IDENT), bytes])
const garbage = Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 37 + 11) & 0xff))

test.for([
  ['garbage instead of an identification line', garbage],
  ['a request of another protocol', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['an identification line of ten megabytes', Buffer.alloc(10_000_000, 'S')],
  ['garbage after the identification line', afterIdent(garbage)],
  ['a packet of four gigabytes', afterIdent(Buffer.alloc(64, 0xff))],
  [
    'a KEXINIT whose lists run over its end',
    afterIdent(packetOf(Buffer.concat([Buffer.of(20), Buffer.alloc(30, 0xff)]))),
  ],
  ['a login before any key exchange', afterIdent(packetOf(Buffer.of(50, 0, 0, 0, 0)))],
] as const)('%s ends the connection with one reason', async ([, bytes]) => {
  const lab = sshPair()
  const { near, visit } = await lab.dial()
  const peer = rawPeer(near)
  peer.say(bytes)
  await peer.closed()
  expect(await visit.closed).toMatchObject({ reason: 'error', detail: expect.any(String) })
  expect(typesOf(lab.served).filter((type) => type === 'connection.closed')).toHaveLength(1)
})

test('a peer that is not SSH is told so in the words of the profile', async () => {
  const lab = sshPair({ badIdentReply: 'Protocol mismatch.\n' })
  const { near } = await lab.dial()
  const peer = rawPeer(near)
  await peer.line()
  let said = ''
  near.on('data', (chunk) => (said += chunk.toString()))
  peer.say('GET / HTTP/1.1\r\n')
  await peer.closed()
  expect(said).toBe('Protocol mismatch.\n')
})

test('a second KEXINIT inside a key exchange is a protocol error', async () => {
  const lab = sshPair()
  const { near, visit } = await lab.dial()
  rawPeer(near).say(afterIdent(Buffer.concat([kexInit, kexInit])))
  expect(await visit.closed).toMatchObject({ reason: 'error' })
  expect(eventOf(lab.served, 'handshake.refused')).toMatchObject({ by: 'server' })
})

test('a client may close after any number of bytes', async () => {
  const lab = sshPair({ handlers: { exec: (channel) => channel.exit(0) } })
  const opening = Buffer.concat([
    afterIdent(kexInit),
    packetOf(Buffer.concat([Buffer.from([30, 0, 0, 0, 32]), Buffer.alloc(32, 9)])),
  ])
  for (let bytes = 0; bytes <= opening.length; bytes += 7) {
    const { near, visit } = await lab.dial()
    rawPeer(near).say(opening.subarray(0, bytes))
    near.end()
    expect(await visit.closed).toEqual({ reason: 'dropped' })
  }
  expect(await (await lab.session()).run('true')).toMatchObject({ ok: true })
})

test.for(['none', 'zlib'])(
  'a logged-in client may be cut off at any point of what it receives with compression %s',
  async (compression) => {
    const offer = { ...plainOffer, compression: [compression] }
    const exec = (channel: SshChannel) => {
      channel.write(entropyFrom('what no compression makes shorter').bytes(60_000))
      channel.exit(0)
    }
    const lab = sshPair({ offer, handlers: { exec } })
    for (let bytes = 100; bytes < 9_000; bytes += 450) {
      const { near, visit } = await lab.dial()
      near.on('data', () => {
        if (near.bytesRead > bytes) near.resetAndDestroy()
      })
      const outcome = await lab.open({ offer }, near)
      if (outcome.ok) await outcome.session.run('cat')
      await visit.closed
    }
    expect(typesOf(lab.served)).not.toContain('visit.crashed')
  },
)

test('a packet that was tampered with ends the connection', async () => {
  for (const cipher of ['aes128-ctr', 'aes256-gcm@openssh.com', 'chacha20-poly1305@openssh.com']) {
    const offer = { ...plainOffer, cipher: [cipher] }
    const lab = sshPair({ offer })
    const { near, visit } = await lab.dial()
    const outcome = await lab.open({ offer }, near)
    near.write(Buffer.alloc(64, 0x55))
    expect(outcome.ok).toBe(true)
    expect(await visit.closed).toMatchObject({
      reason: 'error',
      detail: expect.stringMatching(/Invalid|Bad packet/),
    })
  }
})

test('a server works on any duplex stream, such as one that faults sit in', async () => {
  const { near, far } = await connectedSockets()
  const through = Duplex.from({ readable: far, writable: far })
  const lab = sshPair({ handlers: { exec: (channel) => channel.exit(0) } })
  const visit = lab.serve(through)
  const session = await lab.session({}, near)
  expect(await session.run('true')).toMatchObject({ ok: true, value: { code: 0 } })
  session.close()
  expect(await visit.closed).toMatchObject({ reason: 'bye' })
})
