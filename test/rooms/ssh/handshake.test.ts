import { expect, test } from 'vitest'
import type { SshOffer } from '../../../src/ssh/index.ts'
import { eventOf, plainOffer, sshPair, testHostKey, typesOf } from './ssh-pair.ts'

const exec = { exec: (channel: { exit: (code: number) => void }) => channel.exit(0) }

function bothOffer(offer: Partial<SshOffer>) {
  const lab = sshPair({ offer: { ...plainOffer, ...offer }, handlers: exec })
  return { lab, session: lab.session({ offer: { ...plainOffer, ...offer } }) }
}

function names(events: Parameters<typeof eventOf>[0]) {
  const { outcomes } = eventOf(events, 'handshake.agreed').explanation
  return outcomes.map(({ agreed }) => agreed)
}

test.for([
  'curve25519-sha256@libssh.org',
  'ecdh-sha2-nistp384',
  'diffie-hellman-group1-sha1',
  'diffie-hellman-group14-sha256',
  'diffie-hellman-group16-sha512',
  'diffie-hellman-group18-sha512',
  'diffie-hellman-group-exchange-sha1',
  'diffie-hellman-group-exchange-sha256',
])('both roles exchange keys with %s', async (kex) => {
  const { lab, session } = bothOffer({ kex: [kex] })
  expect(await (await session).run('true')).toMatchObject({ ok: true, value: { code: 0 } })
  expect(names(lab.served)[0]).toBe(kex)
  expect(eventOf(lab.seen, 'handshake.agreed')).toEqual(eventOf(lab.served, 'handshake.agreed'))
})

test.for([
  'ssh-rsa',
  'rsa-sha2-256',
  'rsa-sha2-512',
  'ssh-dss',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp521',
])('a server proves itself with %s', async (algorithm) => {
  const { session } = bothOffer({ hostKey: [algorithm] })
  const { hostKey } = await session
  expect(hostKey.fingerprintSha256).toBe(testHostKey(algorithm)!.fingerprintSha256)
  expect(hostKey.fingerprintMd5).toBe(testHostKey(algorithm)!.fingerprintMd5)
})

test.for([
  ['aes256-gcm@openssh.com', 'none'],
  ['chacha20-poly1305@openssh.com', 'none'],
  ['3des-cbc', 'none'],
  ['aes128-ctr', 'zlib'],
  ['aes128-ctr', 'zlib@openssh.com'],
] as const)('commands run over %s with compression %s', async ([cipher, compression]) => {
  const { session } = bothOffer({ cipher: [cipher], compression: [compression] })
  expect(await (await session).run('true')).toMatchObject({ ok: true, value: { code: 0 } })
})

test('strict key exchange comes into force only when both sides list it', async () => {
  const [toClient, toServer] = ['kex-strict-s-v00@openssh.com', 'kex-strict-c-v00@openssh.com']
  for (const [server, client] of [
    [[toClient], [toServer]],
    [[toClient], []],
    [[], [toServer]],
  ] as const) {
    const lab = sshPair({
      offer: { ...plainOffer, kex: [...plainOffer.kex, ...server] },
      handlers: exec,
    })
    const offer = { ...plainOffer, kex: [...plainOffer.kex, ...client] }
    const session = await lab.session({ offer })
    expect(await session.run('true')).toMatchObject({ ok: true })
  }
})

test('both sides tell the same story when they have no cipher in common', async () => {
  const lab = sshPair({ offer: { ...plainOffer, cipher: ['aes256-ctr'] } })
  const outcome = await lab.open()
  const refused = eventOf(lab.seen, 'handshake.refused')
  expect(refused).toMatchObject({
    by: 'client',
    code: 3,
    explanation: { failedAt: 'cipherToServer' },
  })
  await lab.allClosed()
  const told = eventOf(lab.served, 'handshake.refused')
  expect(told.explanation).toEqual(refused.explanation)
  expect(outcome).toEqual({
    ok: false,
    refusal: {
      kind: 'no-common-algorithm',
      detail: 'no matching cipher found',
      explanation: refused.explanation,
    },
  })
})

test.for([
  ['kex', { kex: ['no-such-kex@example.com'] }],
  ['cipherToServer', { cipher: ['arcfour'] }],
  ['macToClient', { serverToClient: { mac: ['hmac-whirlpool'] } }],
  ['compressionToServer', { compression: ['lzw'] }],
] as const)(
  'a name in %s that both agree on and nobody runs ends the connection',
  async ([category, lists]) => {
    const offer = { ...plainOffer, ...lists }
    const lab = sshPair({ offer })
    const outcome = await lab.open({ offer })
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'algorithm-unsupported' } })
    await lab.allClosed()
    expect(eventOf(lab.seen, 'handshake.unsupported').category).toBe(category)
  },
)

test('a host key is asked for once the exchange needs it, and not before', async () => {
  const asked: string[] = []
  const lab = sshPair({
    hostKey: (algorithm) => {
      asked.push(algorithm)
      return testHostKey(algorithm)
    },
  })
  await lab.open({ offer: { ...plainOffer, kex: ['diffie-hellman-group1-sha1'] } })
  expect(asked).toEqual([])
  await lab.open()
  expect(asked).toEqual(['ssh-ed25519'])
})

test('a client that refuses the host key says so with DISCONNECT 9 and logs in nowhere', async () => {
  const lab = sshPair()
  const outcome = await lab.open({ verifyHostKey: () => Promise.resolve(false) })
  const { fingerprintSha256 } = testHostKey('ssh-ed25519')!
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { kind: 'host-key-refused', detail: fingerprintSha256 },
  })
  await lab.allClosed()
  expect(eventOf(lab.served, 'handshake.refused')).toMatchObject({ by: 'client', code: 9 })
  expect(typesOf(lab.served)).not.toContain('login.tried')
})

test('a signature that does not fit the host key is refused by the client', async () => {
  const key = testHostKey('ssh-ed25519')!
  const lab = sshPair({ hostKey: () => ({ ...key, sign: () => Buffer.alloc(64, 7) }) })
  expect(await lab.open()).toMatchObject({ ok: false, refusal: { kind: 'signature-bad' } })
})

test('the host key may change between two connections', async () => {
  const keys = ['ssh-rsa', 'ssh-ed25519'].map((type) => testHostKey(type)!)
  const hostKey = ['ssh-rsa', 'ssh-ed25519']
  const offer = () => ({ ...plainOffer, hostKey: hostKey.slice(0, 1) })
  for (const key of keys) {
    const lab = sshPair({ offer: offer(), hostKey: () => key })
    const session = await lab.session({ offer: offer() })
    expect(session.hostKey.fingerprintSha256).toBe(key.fingerprintSha256)
    hostKey.shift()
  }
})
