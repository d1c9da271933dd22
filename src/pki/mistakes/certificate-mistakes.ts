import { keyFile } from '../certificate-file.ts'
import { distinguishedName } from '../distinguished-name.ts'
import { basicConstraints, extendedKeyUsage } from '../extension-plans.ts'
import { issueCertificate, issueSelfSigned, type CertificatePlan } from '../issue-certificate.ts'
import { issueRevocationList } from '../issue-revocation-list.ts'
import type { CredentialFiles } from '../load-credential.ts'
import { signerOf, type CertificateMistake, type GoodCredential } from './certificate-mistake.ts'

const DAY_MS = 86_400_000

/** The files of a credential in which nothing is wrong. */
export function goodFiles({ authority, leaf }: GoodCredential): CredentialFiles {
  return {
    authorityPem: issueSelfSigned(authority).pem,
    certificatePem: issueCertificate(leaf, signerOf(authority)).pem,
    keyPem: keyFile(leaf.key),
  }
}

/** The good files but for a leaf that differs in part of its plan, under the good authority. */
function withLeaf(good: GoodCredential, change: Partial<CertificatePlan>): CredentialFiles {
  return goodFiles({ ...good, leaf: { ...good.leaf, ...change } })
}

/** The good files as another authority would have made them; the peer still trusts the good one. */
function underAuthority(good: GoodCredential, change: Partial<CertificatePlan>): CredentialFiles {
  const authority = { ...good.authority, key: good.spareKey('other authority'), ...change }
  return goodFiles({ ...good, authority })
}

/** A certificate between authority and leaf that issues the leaf. */
function intermediate(good: GoodCredential, change: Partial<CertificatePlan> = {}) {
  const plan: CertificatePlan = {
    ...good.authority,
    version: 3,
    serial: '7F',
    subject: distinguishedName(['CN', 'Intermediate CA']),
    key: good.spareKey('intermediate'),
    extensions: [basicConstraints({ authority: true, critical: true })],
    ...change,
  }
  const certificate = issueCertificate(plan, signerOf(good.authority))
  return { certificate, leaf: issueCertificate(good.leaf, signerOf(plan)) }
}

/** Credentials wrong on purpose, by name. */
export const certificateMistakes = {
  expired: {
    says: 'The certificate ended a day ago.',
    found: { by: 'peer', error: 'expired', depth: 0 },
    make: (good) => withLeaf(good, { notAfterMs: good.atMs - DAY_MS }),
  },
  'not-yet-valid': {
    says: 'The certificate begins tomorrow, as a clock that is behind would see it.',
    found: { by: 'peer', error: 'not-yet-valid', depth: 0 },
    make: (good) => withLeaf(good, { notBeforeMs: good.atMs + DAY_MS }),
  },
  'authority-expired': {
    says: 'The authority in the trust file ended a day ago; every certificate it signed is still in its time.',
    found: { by: 'self', error: 'expired', depth: 1 },
    make: (good) => ({
      ...goodFiles(good),
      authorityPem: issueSelfSigned({ ...good.authority, notAfterMs: good.atMs - DAY_MS }).pem,
    }),
  },
  'same-name-authority': {
    says: 'The certificate comes from another authority of the same name, as after a second renewal or from the other node of a pair.',
    found: { by: 'peer', error: 'signature-wrong', depth: 0 },
    make: (good) => underAuthority(good, {}),
  },
  'other-authority': {
    says: 'The certificate comes from an authority of another name, as of another manager.',
    found: { by: 'peer', error: 'local-issuer-not-found', depth: 0 },
    make: (good) => underAuthority(good, { subject: distinguishedName(['CN', 'Other CA']) }),
  },
  'authority-file-only': {
    says: 'Only the trust file was renewed; certificate and key are those of before.',
    found: { by: 'self', error: 'signature-wrong', depth: 0 },
    make: (good) => ({
      ...goodFiles(good),
      authorityPem: issueSelfSigned({ ...good.authority, key: good.spareKey('renewed') }).pem,
    }),
  },
  'self-signed-leaf': {
    says: 'The certificate signs itself instead of being signed by the authority.',
    found: { by: 'peer', error: 'leaf-self-signed', depth: 0 },
    make: (good) => ({ ...goodFiles(good), certificatePem: issueSelfSigned(good.leaf).pem }),
  },
  'missing-intermediate': {
    says: 'The certificate is signed by an intermediate that is neither sent nor trusted.',
    found: { by: 'peer', error: 'local-issuer-not-found', depth: 0 },
    make: (good) => ({ ...goodFiles(good), certificatePem: intermediate(good).leaf.pem }),
  },
  'intermediate-no-authority': {
    says: 'The intermediate may not issue: its basic constraints say CA:FALSE.',
    found: { by: 'peer', error: 'authority-invalid', depth: 1 },
    make: (good) => {
      const extensions = [basicConstraints({ authority: false })]
      const { certificate, leaf } = intermediate(good, { extensions })
      return { ...goodFiles(good), certificatePem: leaf.pem + certificate.pem }
    },
  },
  'wrong-purpose': {
    says: 'The certificate is for signing code, not for TLS.',
    found: { by: 'peer', error: 'purpose-wrong', depth: 0 },
    make: (good) => withLeaf(good, { version: 3, extensions: [extendedKeyUsage('codeSigning')] }),
  },
  'weak-digest': {
    says: 'The certificate is signed over SHA-1, as devices registered years ago still have it.',
    found: { by: 'peer', error: 'digest-weak', depth: 0 },
    make: (good) => withLeaf(good, { digest: 'sha1' }),
  },
  'broken-digest': {
    says: 'The certificate is signed over MD5.',
    found: { by: 'peer', error: 'digest-weak', depth: 0 },
    make: (good) => withLeaf(good, { digest: 'md5' }),
  },
  'short-key': {
    says: "The certificate's RSA key has 1024 bits.",
    found: { by: 'peer', error: 'leaf-key-weak', depth: 0 },
    make: (good) => withLeaf(good, { key: good.spareKey('short', 1024) }),
  },
  revoked: {
    says: 'The certificate is on the revocation list of its authority.',
    found: { by: 'peer', error: 'revoked', depth: 0 },
    make: (good) => {
      const revoked = [{ serial: good.leaf.serial, revokedMs: good.atMs - DAY_MS }]
      const times = { updateMs: good.atMs - DAY_MS, nextUpdateMs: good.atMs + 30 * DAY_MS }
      const crls = [
        issueRevocationList({ ...times, revoked, number: '01' }, signerOf(good.authority)),
      ]
      return { ...goodFiles(good), crls }
    },
  },
  'swapped-key': {
    says: 'The key belongs to another certificate, as when one of two files was copied.',
    found: { by: 'loading', file: 'keyPem' },
    make: (good) => ({ ...goodFiles(good), keyPem: keyFile(good.spareKey('swapped')) }),
  },
  'truncated-certificate': {
    says: 'The certificate file stops in the middle, as after a paste that was cut off.',
    found: { by: 'loading', file: 'certificatePem' },
    make: (good) => {
      const files = goodFiles(good)
      return { ...files, certificatePem: files.certificatePem.slice(0, 700) }
    },
  },
  'empty-authority': {
    says: 'The trust file has no bytes, as after it was emptied for a paste that never came.',
    found: { by: 'loading', file: 'authorityPem' },
    make: (good) => ({ ...goodFiles(good), authorityPem: '' }),
  },
  'empty-key': {
    says: 'The key file has no bytes.',
    found: { by: 'loading', file: 'keyPem' },
    make: (good) => ({ ...goodFiles(good), keyPem: '' }),
  },
} as const satisfies Record<string, CertificateMistake>

/** The name of a mistake. */
export type CertificateMistakeName = keyof typeof certificateMistakes
