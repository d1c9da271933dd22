import * as fc from 'fast-check'
import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  attributeOf,
  certificatesInFile,
  issueSelfSigned,
  keyBelongsTo,
  keyFile,
  privateKeyInFile,
  readCertificate,
  readRevocationList,
  sameName,
  distinguishedName,
} from '../../../src/pki/index.ts'
import { seededEcdsa } from '../../../src/ssh/seeded-key-pair.ts'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { keyOf, NOW, planFor, root, under } from './pki-world.ts'
import { printedCertificates } from './printed-certificates.ts'

const good = root('Root')
const leaf = under(good, 'leaf')

test('the same plan gives the same bytes', () => {
  expect(under(good, 'leaf').certificate.der).toEqual(leaf.certificate.der)
})

test('lab times are kept to the second', () => {
  const { certificate } = root('Root', { notBeforeMs: NOW + 999 })
  expect(certificate.notBeforeMs).toBe(NOW)
})

test.each(printedCertificates)(
  '%s is read as it was planned and as Node reads it',
  (_title, { der }) => {
    const ours = readCertificate(der)!
    const theirs = new X509Certificate(der)
    expect(BigInt(`0x${ours.serial}`)).toBe(BigInt(`0x${theirs.serialNumber}`))
    expect(ours.notAfterMs).toBe(Date.parse(theirs.validTo))
    expect(ours.publicKey!.equals(theirs.publicKey)).toBe(true)
  },
)

test('the name of an attribute is found by short name and by identifier', () => {
  expect(attributeOf(leaf.certificate.subject, 'CN')).toBe('leaf')
  expect(attributeOf(leaf.certificate.subject, '2.5.4.3')).toBe('leaf')
  expect(attributeOf(leaf.certificate.subject, 'title')).toBeUndefined()
})

test('names are compared without string type, case and spacing, but with order', () => {
  const one = distinguishedName(['CN', 'Internal CA'], ['O', 'Cisco'])
  const alike = distinguishedName(['CN', ' internal  ca', 'PrintableString'], ['O', 'CISCO'])
  expect(sameName(one, alike)).toBe(true)
  expect(sameName(one, one.toReversed())).toBe(false)
})

test('no bytes make the readers fail', () => {
  const { der } = leaf.certificate
  fc.assert(
    fc.property(fc.nat(der.length - 1), fc.nat(255), fc.nat(der.length), (at, byte, length) => {
      const damaged = Buffer.from(der)
      damaged[at] = byte
      readCertificate(damaged)
      readRevocationList(damaged)
      expect(readCertificate(damaged.subarray(0, length))).toSatisfy(
        (read) => length === der.length || read === undefined,
      )
    }),
  )
})

test('a certificate with bytes behind it, or of more than 100 KiB, is none', () => {
  expect(readCertificate(Buffer.concat([leaf.certificate.der, Buffer.of(0)]))).toBeUndefined()
  expect(readCertificate(Buffer.alloc(200_000, 0x30))).toBeUndefined()
})

test('a file gives its certificates in order, whatever stands around them', () => {
  const text = `Bag Attributes\n${leaf.certificate.pem}\nnoise\n${good.certificate.pem}`
  const read = certificatesInFile(text.replaceAll('\n', '\r\n'))
  expect(read.map(({ der }) => der)).toEqual([leaf.certificate.der, good.certificate.der])
  expect(certificatesInFile(leaf.certificate.pem.slice(0, -20))).toEqual([])
})

test.each(['pkcs8', 'pkcs1'] as const)('a key file in the form %s gives the key back', (form) => {
  const key = privateKeyInFile(keyFile(keyOf('leaf'), form))!
  expect(keyBelongsTo(leaf.certificate, key)).toBe(true)
  expect(keyBelongsTo(good.certificate, key)).toBe(false)
})

test('damaged key files give no key', () => {
  expect(privateKeyInFile('')).toBeUndefined()
  expect(privateKeyInFile(keyFile(keyOf('leaf')).replace(/\n[^\n]{20}/, '\n'))).toBeUndefined()
})

test('a key whose signatures differ each time is refused as a signer', () => {
  const { privateKey } = seededEcdsa(entropyFrom('ec'), 'nistp256')
  expect(() => issueSelfSigned(planFor('ec', { key: privateKey }))).toThrow(
    expect.objectContaining({ code: 'unsteady-signature' }),
  )
})
