import { expect, test } from 'vitest'
import { allowedClient } from '../../../emulators/ucsm/firmware/ssh-offers.ts'
import { backupServerProfiles } from '../../../emulators/backup-server/profiles.ts'
import { smallestCure } from '../../../src/probe/cure.ts'
import { cureForDefect } from '../../../src/probe/defect-cure.ts'
import { listsOf, negotiate, type SshOffer } from '../../../src/ssh/index.ts'

const plain: SshOffer = {
  kex: ['curve25519-sha256'],
  hostKey: ['ssh-ed25519'],
  cipher: ['aes256-ctr'],
  mac: ['hmac-sha2-512'],
  compression: ['none'],
}
const OPENSSH = 'SSH-2.0-OpenSSH_9.2p1'
const group16 = 'diffie-hellman-group16-sha512'
const group18 = 'diffie-hellman-group18-sha512'
const gex = 'diffie-hellman-group-exchange-sha256'

function cureOfServer(client: Partial<SshOffer>, server: Partial<SshOffer>, ident = OPENSSH) {
  const lists = [client, server].map((offer) => listsOf({ ...plain, ...offer })) as [never, never]
  return smallestCure({ explanation: negotiate(...lists), own: 'server', ident })
}

test('what works needs no cure', () => {
  expect(cureOfServer({}, {})).toEqual([])
})

test('one empty category is one change, with the line that makes it and keeps the rest', () => {
  expect(cureOfServer({ mac: ['hmac-sha2-256', 'hmac-sha2-512'] }, { mac: ['hmac-sha1'] })).toEqual(
    [
      {
        setting: 'mac',
        says: 'add one of hmac-sha2-256, hmac-sha2-512 to MACs of the server',
        oneOf: ['hmac-sha2-256', 'hmac-sha2-512'],
        lines: ['MACs hmac-sha1,hmac-sha2-256'],
      },
    ],
  )
})

test('signals in the key exchange list are no part of the line', () => {
  const kex = ['ext-info-c', gex, 'kex-strict-c-v00@openssh.com']
  const server = { kex: [...plain.kex, 'kex-strict-s-v00@openssh.com'] }
  expect(cureOfServer({ kex }, server)).toMatchObject([
    { oneOf: [gex], lines: [`KexAlgorithms curve25519-sha256,${gex}`] },
  ])
})

test('a cipher with a MAC of its own cures two empty categories at once', () => {
  const client = { cipher: ['aes256-ctr', 'aes256-gcm@openssh.com'], mac: ['hmac-sha2-256'] }
  const server = { cipher: ['aes128-cbc'], mac: ['hmac-sha1'] }
  expect(cureOfServer(client, server)).toMatchObject([
    { setting: 'cipher', oneOf: ['aes256-gcm@openssh.com'] },
  ])
})

test('an algorithm of a key that the server has is preferred to a new key', () => {
  const server = { hostKey: ['rsa-sha2-512'] }
  expect(cureOfServer({ hostKey: ['ssh-ed25519', 'ssh-rsa'] }, server)).toMatchObject([
    { oneOf: ['ssh-rsa'], lines: ['HostKeyAlgorithms rsa-sha2-512,ssh-rsa'] },
  ])
  const [change] = cureOfServer({ hostKey: ['ecdsa-sha2-nistp256'] }, server)
  expect(change?.says).toContain('a host key of type ecdsa-sha2-nistp256')
  expect(change?.lines).toEqual(['HostKey /etc/ssh/ssh_host_ecdsa_key'])
})

test('other products are told in words', () => {
  const [change] = cureOfServer({ kex: [gex] }, {}, 'SSH-2.0-mod_sftp')
  expect(change).toMatchObject({ says: `add ${gex} to the key exchanges of the server`, lines: [] })
})

test('an OpenSSH that is too old for two of the algorithms is upgraded once', () => {
  const client = { kex: [group16], mac: ['hmac-sha2-256'] }
  const server = { kex: ['diffie-hellman-group14-sha1'], mac: ['hmac-sha1'] }
  const cure = cureOfServer(client, server, 'SSH-2.0-OpenSSH_5.3')
  expect(cure).toMatchObject([{ setting: 'software', lines: [] }])
  expect(cure[0]?.says).toContain('from 5.3 to 7.3 or later')
})

test('an OpenSSH that no longer has an algorithm cannot be told to use it', () => {
  const [change] = cureOfServer({ cipher: ['arcfour'] }, {})
  expect(change?.says).toContain('use other software than OpenSSH 9.2')
})

test.for(Object.keys(backupServerProfiles))(
  'after the cure an interconnect agrees with %s, unless it is to be upgraded',
  (name) => {
    const { ident, offer } = backupServerProfiles[name]!
    const client = listsOf(allowedClient)
    let server = listsOf(offer)
    const before = negotiate(client, server)
    const cure = smallestCure({ explanation: before, own: 'server', ident: `SSH-2.0-${ident}` })
    expect(cure.length > 0).toBe(before.failedAt !== undefined)
    if (cure.some(({ setting }) => setting === 'software')) return
    for (const { setting, oneOf } of cure) {
      const more = (list: keyof typeof server) => ({ [list]: [...server[list], oneOf[0]!] })
      server = {
        ...server,
        ...(setting === 'kex' && more('kex')),
        ...(setting === 'hostKey' && more('hostKey')),
        ...(setting === 'cipher' && { ...more('cipherToServer'), ...more('cipherToClient') }),
        ...(setting === 'mac' && { ...more('macToServer'), ...more('macToClient') }),
      }
    }
    expect(negotiate(client, server).failedAt).toBeUndefined()
  },
)

test('a client is told what to add as a client', () => {
  const explanation = negotiate(listsOf(plain), listsOf({ ...plain, kex: [group16] }))
  const ident = 'SSH-2.0-OpenSSH_9.9'
  expect(smallestCure({ explanation, own: 'client', ident })).toMatchObject([
    { says: `add ${group16} to KexAlgorithms of the client` },
  ])
})

test.for([
  [[gex, group16, group18], [group16, group18], `take ${group16} out of`, [group18]],
  [[gex, group16], [group16], `add ${gex} to`, [group16, gex]],
  [[group16, group18], [group16], `put ${group18} in the place of ${group16} in`, [group18]],
] as const)('a defect of group16 is led around: offer %s, server %s', ([kex, has, says, left]) => {
  const explanation = negotiate(listsOf({ ...plain, kex }), listsOf({ ...plain, kex: has }))
  const defect = { at: 'compute-secret', whenKex: group16, says: 'error' } as const
  const [change] = cureForDefect(explanation, defect, OPENSSH)
  expect(change?.says).toContain(says)
  expect(change?.lines).toEqual([`KexAlgorithms ${left.join(',')}`])
})

test('nothing on the server helps against a defect that strikes always', () => {
  const explanation = negotiate(listsOf(plain), listsOf(plain))
  const defect = { at: 'verify-signature', says: 'incorrect signature' } as const
  expect(cureForDefect(explanation, defect, OPENSSH)).toEqual([])
})
