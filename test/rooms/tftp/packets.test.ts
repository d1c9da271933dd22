import { expect, test } from 'vitest'
import { createNetasciiReader, toNetascii } from '../../../src/tftp/netascii.ts'
import { decodePacket, encodePacket, type TftpPacket } from '../../../src/tftp/packet.ts'
import { grantTerms } from '../../../src/tftp/terms.ts'

const request: TftpPacket = {
  op: 'write',
  path: '/fi.xml',
  mode: 'octet',
  options: new Map([['blksize', '1468']]),
}

test.each<TftpPacket>([
  request,
  { ...request, op: 'read' },
  { op: 'data', block: 65_535, bytes: Buffer.from('abc') },
  { op: 'ack', block: 0 },
  { op: 'error', code: 3, text: 'Disk full' },
  { op: 'oack', options: new Map([['tsize', '12']]) },
])('a packet of the kind $op is read as it was written', (packet) => {
  expect(decodePacket(encodePacket(packet))).toEqual(packet)
})

test('modes and options are read in any case', () => {
  const datagram = Buffer.from('\0\x01f\0OcTeT\0BLKSIZE\x0042\0')
  expect(decodePacket(datagram)).toMatchObject({
    mode: 'octet',
    options: new Map([['blksize', '42']]),
  })
})

test.each(['', '\0', '\0\x01', '\0\x01abc', '\0\x07\0\0', '\xff\xff\xff\xff', '\0\x02\0octet\0'])(
  'a datagram %j is no packet',
  (text) => {
    expect(decodePacket(Buffer.from(text, 'latin1'))).toBeUndefined()
  },
)

test('a server grants what it can and leaves the rest out', () => {
  const granted = (options: Record<string, string>) =>
    Object.fromEntries(
      grantTerms(
        { op: 'read', path: 'x', mode: 'octet', options: new Map(Object.entries(options)) },
        { timeoutMs: 5_000, sizeBytes: 99 },
      ).granted,
    )
  expect(granted({ blksize: '70000', timeout: '3', tsize: '0' })).toEqual({
    blksize: '65464',
    timeout: '3',
    tsize: '99',
  })
  expect(granted({ blksize: '7', timeout: '0', windowsize: '8' })).toEqual({})
  expect(granted({ blksize: 'many' })).toEqual({})
})

test('netascii is undone, wherever a block ends', () => {
  const text = Buffer.from('one\ntwo\rthree\r\n')
  const crossed = toNetascii(text)
  expect(crossed.toString()).toBe('one\r\ntwo\r\0three\r\0\r\n')
  const read = createNetasciiReader()
  const blocks = Array.from(crossed, (byte) => read(Uint8Array.of(byte)))
  expect(Buffer.concat(blocks).toString()).toBe('one\ntwo\rthree\r\n')
})
