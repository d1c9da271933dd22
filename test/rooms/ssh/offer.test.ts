import { expect, test } from 'vitest'
import { listsOf, openSsh, readKexInit, type SshOffer } from '../../../src/ssh/index.ts'
import { kexInitPayload, packetOf, rawPeer } from './raw-peer.ts'
import { connectedSockets, plainOffer, sshPair, testClock } from './ssh-pair.ts'

/** Names in an odd order, among them some that no library runs. */
const oddOffer: SshOffer = {
  kex: ['diffie-hellman-group1-sha1', 'no-such-kex@example.com', 'curve25519-sha256'],
  hostKey: ['ssh-dss', 'ssh-rsa-cert-v01@openssh.com', 'ssh-ed25519'],
  cipher: ['arcfour', 'blowfish-cbc', 'aes128-ctr'],
  mac: ['hmac-ripemd160', 'hmac-sha2-256'],
  compression: ['zlib@openssh.com', 'none'],
  serverToClient: { cipher: ['3des-cbc'], mac: ['hmac-md5'], compression: ['none'] },
}

test('a server sends exactly the lists of its offer, in order, and nothing more', async () => {
  const { near } = await sshPair({ offer: oddOffer }).dial()
  const peer = rawPeer(near)
  expect(await peer.line()).toBe('SSH-2.0-TestServer_1')
  peer.say('SSH-2.0-Raw\r\n')
  expect(readKexInit((await peer.packet())!)).toEqual(listsOf(oddOffer))
  near.destroy()
})

test('a client sends exactly the lists of its offer, also to a server whose ident is known for bugs', async () => {
  const { near, far } = await connectedSockets()
  const peer = rawPeer(far)
  const { clock } = testClock()
  const offer = { ...oddOffer, kex: ['diffie-hellman-group-exchange-sha1', ...oddOffer.kex] }
  const outcome = openSsh(near, {
    clock,
    offer,
    ident: 'Odd_1',
    user: 'admin',
    readyWithinMs: 1000,
    observe: () => {},
  })
  peer.say('SSH-2.0-Cisco-1.25\r\n')
  expect(await peer.line()).toBe('SSH-2.0-Odd_1')
  expect(readKexInit((await peer.packet())!)).toEqual(listsOf(offer))
  far.destroy()
  expect(await outcome).toMatchObject({ ok: false, refusal: { kind: 'closed-early' } })
})

test('a KEXINIT is read back as it was written, and a cut one not at all', () => {
  const payload = kexInitPayload(listsOf(oddOffer))
  expect(readKexInit(payload)).toEqual(listsOf(oddOffer))
  expect(readKexInit(payload.subarray(0, 120))).toBeUndefined()
})

test('nothing in common is answered with DISCONNECT 3 after both KEXINITs', async () => {
  const { near } = await sshPair().dial()
  const peer = rawPeer(near)
  peer.say('SSH-2.0-Raw\r\n')
  await peer.line()
  await peer.packet()
  peer.say(packetOf(kexInitPayload(listsOf({ ...plainOffer, cipher: ['arcfour'] }))))
  const disconnect = (await peer.packet())!
  expect([disconnect[0], disconnect.readUInt32BE(1)]).toEqual([1, 3])
  expect(disconnect.toString('latin1')).toContain('no matching cipher found')
  await peer.closed()
})
