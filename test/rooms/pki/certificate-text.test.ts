import { expect, test } from 'vitest'
import {
  asn1Parse,
  authorityKeyIdentifier,
  checkEnd,
  distinguishedName,
  onelineName,
  rfc2253Name,
  slashName,
  x509Line,
  x509Text,
} from '../../../src/pki/index.ts'
import { DAY_MS, keyOf, NOW, root, under } from './pki-world.ts'

const subject = distinguishedName(
  ['title', 'InternalCA'],
  ['OU', 'Intrusion Management System'],
  ['O', 'Cisco Systems, Inc'],
)
const good = root('Root', { version: 1, serial: '00', subject })
const { certificate } = good

test('a name has three forms, of which one is quoted and one goes backwards', () => {
  expect(slashName(subject)).toBe(
    '/title=InternalCA/OU=Intrusion Management System/O=Cisco Systems, Inc',
  )
  expect(onelineName(subject)).toBe(
    'title = InternalCA, OU = Intrusion Management System, O = "Cisco Systems, Inc"',
  )
  expect(rfc2253Name(subject)).toBe(
    String.raw`O=Cisco Systems\, Inc,OU=Intrusion Management System,title=InternalCA`,
  )
})

test('the text of a certificate says what it is in the words of OpenSSL 3.0', () => {
  const text = x509Text(certificate).split('\n')
  expect(text.slice(0, 13)).toEqual([
    'Certificate:',
    '    Data:',
    '        Version: 1 (0x0)',
    '        Serial Number: 0 (0x0)',
    '        Signature Algorithm: sha256WithRSAEncryption',
    `        Issuer: ${onelineName(subject)}`,
    '        Validity',
    '            Not Before: Oct 17 14:23:14 2014 GMT',
    '            Not After : Oct 12 14:23:14 2034 GMT',
    `        Subject: ${onelineName(subject)}`,
    '        Subject Public Key Info:',
    '            Public Key Algorithm: rsaEncryption',
    '                Public-Key: (1024 bit)',
  ])
  expect(text).toContain('    Signature Value:')
})

test('OpenSSL 1.1.1 names the kind of key and indents the signature by one more', () => {
  const text = x509Text(certificate, '1.1.1')
  expect(text).toContain('                RSA Public-Key: (1024 bit)\n')
  expect(text).toMatch(/ {4}Signature Algorithm: sha256WithRSAEncryption\n {9}[0-9a-f]{2}:/)
})

test('OpenSSL 1.1.1 names the key identifier of the authority and leaves a line behind it', () => {
  const extensions = [authorityKeyIdentifier(keyOf('Root'))]
  const leaf = under(good, 'leaf', { extensions }).certificate
  expect(x509Text(leaf)).toMatch(/Authority Key Identifier: \n {16}[0-9A-F]{2}:/)
  expect(x509Text(leaf, '1.1.1')).toMatch(/ {16}keyid:[0-9A-F:]{59}\n {16}?\n/)
})

test('the dates are those of the certificate, with the day padded', () => {
  const leaf = under(good, 'leaf', { notBeforeMs: Date.parse('2024-10-07T12:16:56Z') }).certificate
  expect(x509Line(leaf, 'startdate')).toBe('notBefore=Oct  7 12:16:56 2024 GMT')
  expect(x509Line(leaf, 'dates').split('\n')).toHaveLength(2)
})

test('a fingerprint names its digest as the release does', () => {
  expect(x509Line(certificate, 'fingerprint')).toMatch(/^SHA1 Fingerprint=(?:[0-9A-F]{2}:){19}/)
  const digest = 'sha256'
  expect(x509Line(certificate, 'fingerprint', { digest })).toMatch(/^sha256 Fingerprint=/)
  expect(x509Line(certificate, 'fingerprint', { digest, release: '1.1.1' })).toMatch(/^SHA256 /)
})

test('whether a certificate ends within some seconds is asked of lab time', () => {
  const { notAfterMs } = certificate
  const atMs = notAfterMs - 30 * DAY_MS
  expect(checkEnd(certificate, { atMs, seconds: 29 * 86_400 })).toEqual({
    expires: false,
    text: 'Certificate will not expire',
  })
  expect(checkEnd(certificate, { atMs, seconds: 31 * 86_400 }).expires).toBe(true)
  expect(checkEnd(certificate, { atMs: NOW, seconds: 0 }).expires).toBe(false)
})

test('the structure is shown value by value', () => {
  const text = asn1Parse(certificate.der)!
  expect(text.split('\n').slice(0, 4)).toEqual([
    expect.stringMatching(/^ {4}0:d=0 {2}hl=4 l= \d{3} cons: SEQUENCE {10}$/),
    expect.stringMatching(/^ {4}4:d=1 {2}hl=4 l= \d{3} cons: SEQUENCE {10}$/),
    '    8:d=2  hl=2 l=   1 prim: INTEGER           :00',
    '   11:d=2  hl=2 l=  13 cons: SEQUENCE          ',
  ])
  expect(text).toContain('OBJECT            :title\n')
})

test('what is no DER has no structure, nor has what is nested without end', () => {
  expect(asn1Parse(certificate.der.subarray(0, 100))).toBeUndefined()
  const nested = (depth: number): Buffer =>
    depth === 0 ? Buffer.of(5, 0) : Buffer.concat([header(nested(depth - 1)), nested(depth - 1)])
  const header = ({ length }: Buffer) =>
    length < 128 ? Buffer.of(0x30, length) : Buffer.of(0x30, 0x82, length >> 8, length & 255)
  let value = Buffer.of(5, 0)
  for (let depth = 0; depth < 200; depth++) value = Buffer.concat([header(value), value])
  expect(asn1Parse(value)).toBeUndefined()
  expect(asn1Parse(nested(3))).toContain(':d=3')
})
