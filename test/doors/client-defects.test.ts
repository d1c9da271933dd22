import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { entropyFrom } from '../../src/entropy/entropy.ts'
import { hostKey, openSsh, type SshClientDefect } from '../../src/ssh/index.ts'
import { groupExchangeOffer, startSshd, wallClock } from './ssh-door.ts'
import { startDefaultSshd } from './ucsm-sshd.ts'

const userKey = hostKey('ssh-ed25519', entropyFrom('a user with a defect'))
const authorizedKey = `ssh-ed25519 ${userKey.publicBlob.toString('base64')}`
const group16 = 'diffie-hellman-group16-sha512'

async function login(port: number, defect: SshClientDefect) {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const outcome = await openSsh(socket, {
    clock: wallClock(),
    ident: 'OpenSSH_7.5 PKIX[10.1]',
    offer: groupExchangeOffer,
    user: 'root',
    privateKey: userKey.privatePem,
    readyWithinMs: 20_000,
    defect,
    observe: () => {},
  })
  if (outcome.ok) outcome.session.close()
  return outcome
}

test.each([
  ['verify-signature', 'incorrect signature', 'signature-bad'],
  ['verify-signature', 'error in libcrypto', 'signature-bad'],
  ['compute-secret', `key exchange algorithm error ${group16}`, 'key-exchange-failed'],
] as const)('a real sshd logs a client that fails at %s: %s', async (at, says, kind) => {
  const sshd = await startDefaultSshd(['LogLevel DEBUG1', `KexAlgorithms ${group16}`])
  expect(await login(sshd.port, { at, says })).toMatchObject({ ok: false, refusal: { kind } })
  await sshd.program.until(`:3: ${says} [preauth]`)
  // The server has replied and taken its new keys into use before the client leaves.
  const log = sshd.program.output()
  expect(log).toContain(`kex: algorithm: ${group16}`)
  expect(log.indexOf('SSH2_MSG_NEWKEYS sent')).toBeGreaterThan(0)
  expect(log.indexOf('SSH2_MSG_NEWKEYS sent')).toBeLessThan(log.indexOf(says))
  expect(log).not.toContain('SSH2_MSG_NEWKEYS received')
})

test.each([
  ['group exchange', `diffie-hellman-group-exchange-sha256,${group16}`],
  ['group18', 'diffie-hellman-group18-sha512'],
])('a client with a defect in group16 logs in over %s', async (_name, kex) => {
  const sshd = await startSshd(authorizedKey, [`KexAlgorithms ${kex}`])
  const defect = { at: 'compute-secret', whenKex: group16, says: 'error' } as const
  expect(await login(sshd.port, defect)).toMatchObject({ ok: true })
})
