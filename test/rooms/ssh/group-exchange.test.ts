import { expect, test } from 'vitest'
import { chooseGroup } from '../../../src/ssh/group-exchange.ts'
import { plainOffer, sshPair } from './ssh-pair.ts'

const chosen = (min: number, preferred: number, max: number, minBits = 2048) =>
  chooseGroup({ min, preferred, max }, minBits)?.bits

test('the smallest group of at least the preferred size is chosen', () => {
  expect(chosen(2048, 3072, 8192)).toBe(3072)
  expect(chosen(2048, 3073, 8192)).toBe(4096)
  expect(chosen(2048, 7680, 8192)).toBe(8192)
})

test('no group is larger than the client allows', () => {
  expect(chosen(2048, 8192, 4096)).toBe(4096)
  expect(chosen(2048, 5000, 6000)).toBe(4096)
})

test('the 1024-bit group is served only when the policy allows it', () => {
  expect(chosen(1024, 1024, 1024)).toBeUndefined()
  expect(chosen(1024, 1024, 1024, 1024)).toBe(1024)
  expect(chosen(1024, 1024, 8192)).toBe(2048)
})

test('a client that no group suits is turned away with a reason', async () => {
  const offer = { ...plainOffer, kex: ['diffie-hellman-group-exchange-sha256'] }
  const lab = sshPair({ offer, gexMinBits: 10_000 })
  expect(await lab.open({ offer })).toMatchObject({
    ok: false,
    refusal: { kind: 'disconnected', code: 3, detail: 'no group of 2048 to 8192 bits' },
  })
})
