import { expect, test } from 'vitest'
import type { SshClientDefect } from '../../../src/ssh/index.ts'
import { eventOf, plainOffer, sshPair, typesOf } from './ssh-pair.ts'

const group16 = 'diffie-hellman-group16-sha512'
const failsInGroup16: SshClientDefect = {
  at: 'compute-secret',
  whenKex: group16,
  says: `key exchange algorithm error ${group16}`,
}

test.for([
  ['verify-signature', 'signature-bad', 'incorrect signature'],
  ['compute-secret', 'key-exchange-failed', 'error in libcrypto'],
] as const)('a client that fails at %s leaves with %s', async ([at, kind, says]) => {
  const lab = sshPair()
  const outcome = await lab.open({ defect: { at, says } })
  expect(outcome).toMatchObject({ ok: false, refusal: { kind, detail: says } })
  await lab.allClosed()
  expect(typesOf(lab.served)).not.toContain('login.tried')
})

test('both sides tell that everything was agreed, and what broke it off then', async () => {
  const lab = sshPair()
  await lab.open({ defect: { at: 'verify-signature', says: 'incorrect signature' } })
  await lab.allClosed()
  const told = { by: 'client', code: 3, detail: 'incorrect signature' }
  for (const events of [lab.seen, lab.served]) {
    const refused = eventOf(events, 'handshake.refused')
    expect(refused).toMatchObject(told)
    expect(refused.explanation.failedAt).toBeUndefined()
  }
})

test('a defect of one key exchange leaves the others alone', async () => {
  const kex = ['diffie-hellman-group-exchange-sha256', group16]
  const both = { ...plainOffer, kex }
  const offer = { ...plainOffer, kex: kex.toReversed() }
  const lab = sshPair({ offer: both })
  const broken = await lab.open({ offer, defect: failsInGroup16 })
  expect(broken).toMatchObject({ ok: false, refusal: { kind: 'key-exchange-failed' } })
  const whole = await lab.open({ offer: both, defect: failsInGroup16 })
  expect(whole).toMatchObject({ ok: true })
  if (whole.ok) whole.session.close()
})

test('the host key is seen before the defect shows', async () => {
  const lab = sshPair()
  const seen: string[] = []
  await lab.open({
    defect: { at: 'verify-signature', says: 'incorrect signature' },
    verifyHostKey: ({ type }) => seen.push(type) > 0,
  })
  expect(seen).toEqual(['ssh-ed25519'])
})
