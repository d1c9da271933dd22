import { expect, test } from 'vitest'
import { createUmac } from '../../../../src/ssh/algorithms/umac.ts'

const key = Buffer.from('abcdefghijklmnop')
const nonce = Buffer.from('bcdefghi')

// RFC 4418, appendix, with erratum 1507 for the message "abc"; the last four bytes of the 128-bit
// tags, which the RFC leaves out, are those of the reference program, as GNU Nettle tests them.
test.each([
  ['', 0, '6e155fad26900be1', '32fedb100c79ad58f07ff7643cc60465'],
  ['a', 3, '44b5cb542f220104', '185e4fe905cba7bd85e4c2dc3d117d8d'],
  ['a', 2 ** 10, '26bf2f5d60118bd9', '7a54abe04af82d60fb298c3cbd195bcb'],
  ['a', 2 ** 15, '27f8ef643b0d118d', '7b136bd911e4b734286ef2be501f2c3c'],
  ['a', 2 ** 20, 'a4477e87e9f55853', 'f8acfa3ac31cfeea047f7b115b03bef5'],
  ['abc', 1, 'd4d7b9f6bd4fbfcf', '883c3d4b97a61976ffcf232308cba5a5'],
  ['abc', 500, 'd4cf26ddefd5c01a', '8824a260c53c66a36c9260a62cb83aa1'],
])('the tags of "%s" repeated %d times are those of RFC 4418', (text, times, umac64, umac128) => {
  const message = Buffer.from(text.repeat(times))
  expect(createUmac(key, 8)(message, nonce).toString('hex')).toBe(umac64)
  expect(createUmac(key, 16)(message, nonce).toString('hex')).toBe(umac128)
})

test('two neighbouring nonces use the two halves of one block as their pads', () => {
  const umac = createUmac(key, 8)
  const even = umac(Buffer.from('defdefdefdefdef'), Buffer.from('bcdefgh\0'))
  const odd = umac(Buffer.from('defdefdefdefdef'), Buffer.from('bcdefgh\x01'))
  expect(even.equals(odd)).toBe(false)
  expect(umac(Buffer.from('defdefdefdefdef'), Buffer.from('bcdefgh\0'))).toEqual(even)
})

test.each([1, 31, 32, 33, 1023, 1024, 1025, 2048, 35_000])(
  'one changed bit anywhere in %d bytes changes the tag',
  (bytes) => {
    const umac = createUmac(key, 8)
    const message = Buffer.alloc(bytes, 0xff)
    const tag = umac(message, nonce)
    for (const at of [0, bytes >> 1, bytes - 1]) {
      const changed = Buffer.from(message)
      changed[at] = 0xfe
      expect(umac(changed, nonce).equals(tag)).toBe(false)
    }
  },
)

test('a message may lie at any offset in memory', () => {
  const umac = createUmac(key, 16)
  const bytes = Buffer.from('x'.repeat(3000))
  const shifted = Buffer.concat([Buffer.of(0), bytes]).subarray(1)
  expect(umac(shifted, nonce)).toEqual(umac(bytes, nonce))
})
