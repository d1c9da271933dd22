import { createCipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
import { protectRecords } from '../../../src/tls/record-protection.ts'
import { createRecordSplitter, recordBytes, type TlsRecord } from '../../../src/tls/records.ts'
import { TLS12 } from '../../../src/tls/versions.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

/** RFC 8448 section 3: the server's handshake traffic secret, and the key and IV made of it. */
const secret = hex('b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38')
const key = hex('3fce516009c21727d0f2e4e86ee403bc')
const iv = hex('5d313eb2671276ee13000b30')

function recordOf(raw: Buffer): TlsRecord {
  const splitter = createRecordSplitter()
  splitter.push(raw)
  return splitter.next() as TlsRecord
}

test('the first record is sealed with key and nonce of RFC 8448', () => {
  const cipher = createCipheriv('aes-128-gcm', key, iv)
  cipher.setAAD(hex('1703030013'))
  const payload = Buffer.concat([cipher.update(hex('022d15')), cipher.final(), cipher.getAuthTag()])
  const sealed = protectRecords(secret, 0x1301)!.seal(21, hex('022d'))
  expect(sealed).toEqual(recordBytes(23, TLS12, payload))
})

test('what one end seals the other opens, record by record and not out of order', () => {
  for (const suite of [0x1301, 0x1302, 0x1303]) {
    const [near, far] = [protectRecords(secret, suite)!, protectRecords(secret, suite)!]
    const [first, second] = [near.seal(22, hex('aa')), near.seal(21, hex('0100'))]
    expect(far.open(recordOf(first))).toEqual({ type: 22, content: hex('aa') })
    expect(far.open(recordOf(second))).toEqual({ type: 21, content: hex('0100') })
    expect(protectRecords(secret, suite)!.open(recordOf(second))).toBeUndefined()
  }
})

test('a record that was changed on the way is not opened', () => {
  const sealed = protectRecords(secret, 0x1301)!.seal(22, hex('aabb'))
  sealed[7]! ^= 1
  expect(protectRecords(secret, 0x1301)!.open(recordOf(sealed))).toBeUndefined()
})

test('suites before TLS 1.3 have no such protection', () => {
  expect(protectRecords(secret, 0xc02f)).toBeUndefined()
})
