import { createSecureContext } from 'node:tls'
import { expect, test } from 'vitest'
import {
  asn1Parse,
  certificateMistakes,
  checkEnd,
  goodFiles,
  issueRevocationList,
  keyFile,
  loadCredential,
  publicKeyPem,
  x509Line,
  x509Text,
  type NameForm,
} from '../../src/pki/index.ts'
import { issuedForTunnel } from '../emulators/sftunnel/certificates/tunnel-world.ts'
import { goodCredential } from '../rooms/pki/good-credential.ts'
import { keyOf, NOW, root } from '../rooms/pki/pki-world.ts'
import { printedCertificates } from '../rooms/pki/printed-certificates.ts'
import { runProgram } from './real-programs.ts'

async function openssl(input: string, ...args: string[]): Promise<string> {
  return (await runProgram('openssl', args, { input })).stdout
}

const tunnel = (['factory', 'regenerated'] as const).flatMap((generation) => {
  const { authority, leaf } = issuedForTunnel(generation)
  return [
    [`the ${generation} InternalCA`, authority.certificate],
    [`a tunnel certificate of the ${generation} InternalCA`, leaf.certificate],
  ] as const
})
const certificates = [...printedCertificates, ...tunnel]

test.each(certificates)('openssl x509 prints the same text of %s', async (_title, certificate) => {
  expect(x509Text(certificate)).toBe(await openssl(certificate.pem, 'x509', '-noout', '-text'))
})

test.each(certificates)('openssl asn1parse prints the same of %s', async (_title, certificate) => {
  const indented = asn1Parse(certificate.der, { indented: true })
  expect(asn1Parse(certificate.der)).toBe(await openssl(certificate.pem, 'asn1parse'))
  expect(indented).toBe(await openssl(certificate.pem, 'asn1parse', '-i'))
})

test.each(certificates)('openssl x509 prints the same lines of %s', async (_title, certificate) => {
  const { pem } = certificate
  for (const nameForm of ['oneline', 'RFC2253', 'compat'] as const satisfies NameForm[])
    for (const option of ['subject', 'issuer'] as const) {
      const printed = await openssl(pem, 'x509', '-noout', `-${option}`, '-nameopt', nameForm)
      expect(`${x509Line(certificate, option, { nameForm })}\n`).toBe(printed)
    }
  for (const option of ['serial', 'startdate', 'enddate', 'dates', 'fingerprint'] as const) {
    const printed = await openssl(pem, 'x509', '-noout', `-${option}`)
    expect(`${x509Line(certificate, option)}\n`).toBe(printed)
  }
  for (const digest of ['md5', 'sha1', 'sha256'] as const) {
    const printed = await openssl(pem, 'x509', '-noout', '-fingerprint', `-${digest}`)
    expect(`${x509Line(certificate, 'fingerprint', { digest })}\n`).toBe(printed)
  }
  const key = await openssl(pem, 'x509', '-noout', '-pubkey')
  expect(publicKeyPem(certificate)).toBe(key)
})

test('openssl x509 prints the same modulus and judges the end alike', async () => {
  const [, certificate] = certificates[0]!
  expect(`${x509Line(certificate, 'modulus')}\n`).toBe(
    await openssl(certificate.pem, 'x509', '-noout', '-modulus'),
  )
  const atMs = Date.now()
  const seconds = Math.floor(certificate.notAfterMs / 1000 - atMs / 1000)
  for (const margin of [-60, 60]) {
    const args = ['x509', '-noout', '-checkend', String(seconds + margin)]
    const { stdout, code } = await runProgram('openssl', args, { input: certificate.pem })
    const { text, expires } = checkEnd(certificate, { atMs, seconds: seconds + margin })
    expect([`${text}\n`, expires]).toEqual([stdout, code === 1])
  }
})

test('openssl reads a revocation list as it was meant', async () => {
  const { plan } = root('Root')
  const list = issueRevocationList(
    {
      updateMs: NOW,
      nextUpdateMs: NOW + 1000,
      number: '0F',
      revoked: [{ serial: '0A', revokedMs: NOW, reason: 'superseded' }],
    },
    { name: plan.subject, key: plan.key },
  )
  const text = await openssl(list.pem, 'crl', '-noout', '-text')
  expect(text).toContain('Last Update: Oct 14 14:23:14 2024 GMT')
  expect(text).toMatch(/Serial Number: 0A\n.*Oct 14 14:23:14 2024 GMT[^]*Superseded/)
  expect(text).toMatch(/X509v3 CRL Number: \n +15\n/)
})

/** The good files but for one that has the contents of another. */
function withWrongKind(file: 'certificatePem' | 'keyPem', other: 'certificatePem' | 'keyPem') {
  const files = goodFiles(goodCredential)
  return { ...files, [file]: files[other] }
}

test.each([
  ['a key of another certificate', certificateMistakes['swapped-key'].make(goodCredential)],
  ['half a certificate', certificateMistakes['truncated-certificate'].make(goodCredential)],
  ['no certificate', { ...goodFiles(goodCredential), certificatePem: 'none' }],
  ['no key', { ...goodFiles(goodCredential), keyPem: 'none' }],
  ['a key for a certificate', withWrongKind('certificatePem', 'keyPem')],
  ['a certificate for a key', withWrongKind('keyPem', 'certificatePem')],
  ['half a key', { ...goodFiles(goodCredential), keyPem: keyFile(keyOf('Root')).slice(0, 700) }],
])('OpenSSL refuses to load %s with the same words', (_title, files) => {
  const refused = loadCredential(files)
  const { certificatePem: cert, keyPem: key } = files
  const error = 'error' in refused ? refused.error : 'loaded'
  expect(() => createSecureContext({ cert, key })).toThrow(error)
})

test('OpenSSL refuses to load weak certificates with the same words', () => {
  for (const name of ['weak-digest', 'short-key'] as const) {
    const files = certificateMistakes[name].make(goodCredential)
    const refused = loadCredential(files, { securityLevel: 2 })
    const error = 'error' in refused ? refused.error : 'loaded'
    const { certificatePem: cert, keyPem: key } = files
    const ciphers = 'DEFAULT@SECLEVEL=2'
    expect(() => createSecureContext({ cert, key, ciphers })).toThrow(error)
  }
})

test('OpenSSL loads the files in which nothing is wrong', () => {
  const { certificatePem: cert, keyPem: key } = goodFiles(goodCredential)
  expect(() => createSecureContext({ cert, key })).not.toThrow()
})
