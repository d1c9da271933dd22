import { expect, test } from 'vitest'
import { fatalAlert, readAlert } from '../../../src/tls/alerts.ts'
import { readCertificates } from '../../../src/tls/certificate-message.ts'
import { createMessageAssembler } from '../../../src/tls/handshake-messages.ts'
import { walkRecordHeaders } from '../../../src/tls/record-headers.ts'
import { createRecordSplitter, recordBytes } from '../../../src/tls/records.ts'
import { TLS12, TLS13 } from '../../../src/tls/versions.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')

test('records are cut out of a stream however it arrives', () => {
  const stream = Buffer.concat([
    recordBytes(22, TLS12, bytes('aabb')),
    recordBytes(23, TLS12, bytes('cc')),
  ])
  for (const size of [1, 2, 6, 100]) {
    const splitter = createRecordSplitter()
    const types: number[] = []
    for (let at = 0; at < stream.length; at += size) {
      splitter.push(stream.subarray(at, at + size))
      for (let next = splitter.next(); typeof next !== 'string'; next = splitter.next())
        types.push(next.type, next.payload.length)
    }
    expect(types).toEqual([22, 2, 23, 1])
    expect(splitter.rest()).toHaveLength(0)
  }
})

test('what is no record is malformed from its header on, and all of it can be had', () => {
  for (const start of [
    'GET / HTTP/1.1',
    '\x16\x02\x01\x00\x05hello',
    '\x16\x03\x01\xff\xffhello',
  ]) {
    const splitter = createRecordSplitter()
    splitter.push(Buffer.from(start, 'latin1'))
    expect(splitter.next()).toBe('malformed')
    expect(splitter.rest().toString('latin1')).toBe(start)
  }
})

test('headers are walked over without the payload, however it arrives', () => {
  const stream = Buffer.concat([
    recordBytes(22, TLS12, Buffer.alloc(300)),
    recordBytes(21, TLS12, Buffer.alloc(0)),
    recordBytes(23, TLS12, Buffer.alloc(7)),
  ])
  for (const size of [1, 3, 64, 1000]) {
    const types: number[] = []
    const walk = walkRecordHeaders((type) => types.push(type))
    for (let at = 0; at < stream.length; at += size) walk(stream.subarray(at, at + size))
    expect(types).toEqual([22, 21, 23])
  }
})

test('a message is put together from pieces, and two can come in one', () => {
  const assembler = createMessageAssembler(() => 100)
  expect(assembler.push(bytes('0b0000'))).toEqual([])
  expect(assembler.push(bytes('03aabb'))).toEqual([])
  expect(assembler.push(bytes('cc0e000000'))).toEqual([
    { type: 11, body: bytes('aabbcc') },
    { type: 14, body: bytes('') },
  ])
})

test('a message that announces too much is refused before it comes', () => {
  const assembler = createMessageAssembler((type) => (type === 11 ? 10 : 5))
  expect(assembler.push(bytes('0b00000a'))).toEqual([])
  expect(createMessageAssembler(() => 5).push(bytes('0b000006'))).toBe('too-long')
})

test('a Certificate message holds its certificates in both forms', () => {
  expect(readCertificates(bytes('000009000002aabb000001cc'), TLS12)).toEqual([
    bytes('aabb'),
    bytes('cc'),
  ])
  expect(readCertificates(bytes('0000000a000002aabb0000000000'), TLS13)).toBeUndefined()
  expect(readCertificates(bytes('00000007000002aabb0000'), TLS13)).toEqual([bytes('aabb')])
  expect(readCertificates(bytes('000000'), TLS12)).toEqual([])
  expect(readCertificates(bytes('000009000002aabb000009cc'), TLS12)).toBeUndefined()
})

test('alerts are read by level, number and name', () => {
  expect(readAlert(bytes('022d'))).toEqual({
    level: 'fatal',
    number: 45,
    name: 'certificate_expired',
  })
  expect(readAlert(bytes('0100'))).toEqual({ level: 'warning', number: 0, name: 'close_notify' })
  expect(readAlert(bytes('02fe'))?.name).toBe('alert_254')
  expect(readAlert(bytes('032d'))).toBeUndefined()
  expect(readAlert(bytes('02'))).toBeUndefined()
  expect(fatalAlert(48).name).toBe('unknown_ca')
})
