import { expect, test } from 'vitest'
import { entropyFrom, type Entropy } from '../../../src/entropy/entropy.ts'
import { createKeyPool } from '../../../src/pki/index.ts'
import { createKeyCache } from '../../../src/ssh/key-cache.ts'

const pool = createKeyPool(entropyFrom('key pool'), { size: 2, bits: 512 })
const privateText = (key: ReturnType<typeof pool.own>) =>
  key.export({ format: 'pem', type: 'pkcs8' })

test('a thousand holders share as many keys as the pool has', () => {
  const keys = Array.from({ length: 1000 }, (_, number) => pool.shared(`device ${number}`))
  expect(new Set(keys).size).toBe(2)
})

test('a holder keeps its key, in another pool of the same seed too', () => {
  const again = createKeyPool(entropyFrom('key pool'), { size: 2, bits: 512 })
  expect(privateText(again.shared('device 7'))).toBe(privateText(pool.shared('device 7')))
})

test('keys of their own differ by label, by size and by seed', () => {
  const keys = [
    pool.own('authority'),
    pool.own('other'),
    pool.own('authority', 1024),
    createKeyPool(entropyFrom('another'), { bits: 512 }).own('authority'),
  ]
  expect(new Set(keys.map(privateText)).size).toBe(4)
})

test('a pool can take its keys from a cache of host keys, and they are the same', () => {
  const cache = createKeyCache()
  const rsaKey = (entropy: Entropy, bits: number) =>
    cache.hostKey('ssh-rsa', entropy, { bits }).privateKey
  const cached = createKeyPool(entropyFrom('key pool'), { size: 2, bits: 512, rsaKey })
  expect(privateText(cached.own('authority'))).toBe(privateText(pool.own('authority')))
  expect(cached.own('authority')).toBe(cached.own('authority'))
})
