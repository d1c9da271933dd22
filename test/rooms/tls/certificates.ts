import type { KeyObject } from 'node:crypto'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { rsaKeyFrom } from '../../../src/entropy/seeded-rsa.ts'
import type { NameRow } from '../../../src/pki/distinguished-name.ts'
import {
  basicConstraints,
  distinguishedName,
  issueCertificate,
  issueSelfSigned,
  keyFile,
  type Certificate,
  type DistinguishedName,
} from '../../../src/pki/index.ts'
import type { TlsCredentials } from '../../../src/tls/index.ts'

/** The instant at which the tests of TLS take place. */
export const TEST_START_MS = Date.UTC(2026, 0, 5)
const YEAR_MS = 31_536_000_000

const keyFor = (label: string) =>
  rsaKeyFrom(entropyFrom('tests of tls').fork(label), 2048).privateKey
const authorityKey = keyFor('authority')
const renewedKey = keyFor('renewed authority')
const leafKey = keyFor('leaf')

const INTERNAL_CA: readonly NameRow[] = [
  ['title', 'InternalCA'],
  ['OU', 'Intrusion Management System'],
  ['CN', 'a lab'],
]

/** How a certificate of the tests differs from the usual one. */
interface CertificateChange {
  /** From when on it is valid; a year before the tests when absent. */
  readonly fromMs?: number
  /** Until when; ten years after that when absent. */
  readonly untilMs?: number
  readonly digest?: 'sha1' | 'sha256'
}

function common({
  fromMs = TEST_START_MS - YEAR_MS,
  untilMs,
  digest = 'sha256',
}: CertificateChange) {
  return { notBeforeMs: fromMs, notAfterMs: untilMs ?? fromMs + 10 * YEAR_MS, digest }
}

/** Ways in which a certificate is of no use at the time of the tests. */
export const expired: CertificateChange = {
  fromMs: TEST_START_MS - 10 * YEAR_MS,
  untilMs: TEST_START_MS - YEAR_MS,
}
export const notYetValid: CertificateChange = { fromMs: TEST_START_MS + YEAR_MS }

/** Who issues leaves: a name, a key, and the certificate of both. */
export interface TestAuthority {
  readonly name: DistinguishedName
  readonly key: KeyObject
  readonly certificate: Certificate
}

/** An authority; every generation of it has the same name, and may have the same key. */
export function authority({
  generation = 1,
  rows = INTERNAL_CA,
  ...change
}: CertificateChange & { generation?: 1 | 2; rows?: readonly NameRow[] } = {}): TestAuthority {
  const key = generation === 1 ? authorityKey : renewedKey
  const name = distinguishedName(...rows)
  const certificate = issueSelfSigned({
    serial: '01',
    subject: name,
    key,
    extensions: [basicConstraints({ authority: true })],
    ...common(change),
  })
  return { name, key, certificate }
}

/** A leaf under an authority. All leaves have the same key. */
export function leaf(
  commonName: string,
  { issuer = authority(), ...change }: CertificateChange & { issuer?: TestAuthority } = {},
): Certificate {
  const subject = distinguishedName(['CN', commonName])
  return issueCertificate({ serial: '02', subject, key: leafKey, ...common(change) }, issuer)
}

/** Certificates with the key of the tests' leaves. */
export function credentialsOf(...certificates: readonly Certificate[]): TlsCredentials {
  return {
    certificatesPem: certificates.map(({ pem }) => pem).join(''),
    privateKeyPem: keyFile(leafKey),
  }
}

/** A key that belongs to no leaf. */
export const foreignKeyPem = keyFile(authorityKey)
