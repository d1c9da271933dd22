import { expect, test } from 'vitest'
import { listsOf, negotiate, type SshOffer } from '../../../src/ssh/index.ts'
import { plainOffer } from './ssh-pair.ts'

function between(client: Partial<SshOffer>, server: Partial<SshOffer>) {
  return negotiate(listsOf({ ...plainOffer, ...client }), listsOf({ ...plainOffer, ...server }))
}

function agreed(explanation: ReturnType<typeof negotiate>) {
  return Object.fromEntries(explanation.outcomes.map(({ category, agreed }) => [category, agreed]))
}

test("the client's first name that the server has too is agreed on", () => {
  const explanation = between({ kex: ['a', 'b', 'c'] }, { kex: ['c', 'b'] })
  expect(explanation.outcomes[0]).toEqual({
    category: 'kex',
    clientOffers: ['a', 'b', 'c'],
    serverOffers: ['c', 'b'],
    agreed: 'b',
  })
  expect(explanation.failedAt).toBeUndefined()
})

test('names that are signals are never agreed on', () => {
  const signals = ['ext-info-c', 'kex-strict-c-v00@openssh.com', 'kex-strict-s-v00@openssh.com']
  expect(between({ kex: signals }, { kex: signals }).failedAt).toBe('kex')
})

test('the first list without a common name is named, and later ones are still explained', () => {
  const explanation = between({ hostKey: ['ssh-dss'], mac: ['hmac-md5'] }, {})
  expect(explanation.failedAt).toBe('hostKey')
  expect(agreed(explanation)).toMatchObject({ kex: 'curve25519-sha256', macToServer: undefined })
})

test.for(['aes256-gcm@openssh.com', 'aes128-gcm@openssh.com', 'chacha20-poly1305@openssh.com'])(
  'with %s the MAC is implicit, whatever the lists say',
  (cipher) => {
    const explanation = between({ cipher: [cipher], mac: ['hmac-md5'] }, { cipher: [cipher] })
    expect(agreed(explanation)).toMatchObject({
      macToServer: '<implicit>',
      macToClient: '<implicit>',
    })
  },
)

test('each direction is settled by its own lists', () => {
  const serverToClient = { cipher: ['aes256-gcm@openssh.com'], compression: ['zlib'] }
  const explanation = between({ serverToClient }, { serverToClient })
  expect(agreed(explanation)).toEqual({
    kex: 'curve25519-sha256',
    hostKey: 'ssh-ed25519',
    cipherToServer: 'aes128-ctr',
    cipherToClient: 'aes256-gcm@openssh.com',
    macToServer: 'hmac-sha2-256',
    macToClient: '<implicit>',
    compressionToServer: 'none',
    compressionToClient: 'zlib',
  })
})
