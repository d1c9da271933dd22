import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { sequence } from '../../../src/pki/der/write-der.ts'
import { extension, keyUsages } from '../../../src/pki/extension-plans.ts'
import {
  authorityKeyIdentifier,
  basicConstraints,
  distinguishedName,
  extendedKeyUsage,
  keyUsage,
  subjectAltName,
  subjectKeyIdentifier,
  type Certificate,
} from '../../../src/pki/index.ts'
import { seededEcdsa, seededEd25519 } from '../../../src/ssh/seeded-key-pair.ts'
import { keyOf, root, under } from './pki-world.ts'

const entropy = entropyFrom('printed certificates')
const authority = root('Root')
const odd = distinguishedName(
  ['C', 'BE', 'PrintableString'],
  ['O', 'Cisco Systems, Inc'],
  ['OU', 'a "quoted" \\ <name>'],
  ['CN', 'Zoë #1'],
  ['description', ' spaced '],
  ['serialNumber', '#9', 'PrintableString'],
  ['emailAddress', 'a@b.example', 'IA5String'],
  ['generationQualifier', 'sftunnel'],
  ['1.2.3.4', 'unknown'],
  ['name', 'wide', 'BMPString'],
)

/** Certificates with something of everything that is printed, each with a title. */
export const printedCertificates: readonly (readonly [title: string, certificate: Certificate])[] =
  [
    ['a plain leaf', under(authority, 'leaf').certificate],
    ['a version 1 root with serial 00', root('Old', { version: 1, serial: '00' }).certificate],
    ['an odd name', under(authority, 'odd', { subject: odd }).certificate],
    [
      'a serial of eight bytes',
      under(authority, 'eight', { serial: '7FFFFFFFFFFFFFFF' }).certificate,
    ],
    [
      'a serial with the highest of eight bytes',
      under(authority, 'high', { serial: 'FF00000000000001' }).certificate,
    ],
    ['a serial of 20 bytes', under(authority, 'long', { serial: '0A'.repeat(20) }).certificate],
    ['SHA-1', under(authority, 'sha1', { digest: 'sha1' }).certificate],
    ['MD5', under(authority, 'md5', { digest: 'md5' }).certificate],
    ['SHA-512', under(authority, 'sha512', { digest: 'sha512' }).certificate],
    ['2048 bits', under(authority, '2048', { key: keyOf('2048', 2048) }).certificate],
    [
      'a year after 2050',
      under(authority, 'far', { notAfterMs: Date.parse('2051-02-03T04:05:06Z') }).certificate,
    ],
    [
      'many extensions',
      under(authority, 'many', {
        extensions: [
          basicConstraints({ authority: true, pathLength: 3, critical: true }),
          keyUsage(keyUsages, { critical: true }),
          extendedKeyUsage('serverAuth', 'clientAuth', 'codeSigning', '1.2.3.4.5'),
          subjectAltName({ dns: ['localhost', 'fmc.example'], ip: ['10.48.79.232'] }),
          subjectKeyIdentifier(keyOf('many')),
          authorityKeyIdentifier(keyOf('Root')),
          extension('1.2.3.4.5.6', sequence()),
        ],
      }).certificate,
    ],
    [
      'an authority by name and serial number',
      under(authority, 'named', {
        extensions: [
          authorityKeyIdentifier(keyOf('Root'), { name: authority.plan.subject, serial: '01' }),
        ],
      }).certificate,
    ],
    [
      'an Ed25519 key',
      under(authority, 'ed', { key: seededEd25519(entropy).privateKey }).certificate,
    ],
    [
      'a P-256 key',
      under(authority, 'ec', { key: seededEcdsa(entropy, 'nistp256').privateKey }).certificate,
    ],
    ['an Ed25519 root', root('Ed root', { key: seededEd25519(entropy).privateKey }).certificate],
  ]
