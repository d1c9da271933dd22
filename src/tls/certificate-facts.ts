import { isoInstant } from '../clock/durations.ts'
import { slashName } from '../pki/index.ts'
import { presentedCertificate } from './presented-certificate.ts'

/** One certificate of a chain as it was presented. */
export interface CertificateFacts {
  /** 0 is the leaf. */
  readonly depth: number
  /** With slashes, as OpenSSL's logs have it: `/title=InternalCA/CN=...`. */
  readonly subject: string
  readonly issuer: string
  /** ISO 8601, UTC. */
  readonly notBefore: string
  readonly notAfter: string
}

/** Stands for everything in bytes that are no certificate. */
const UNREADABLE = 'unreadable'

/** Reads what a reader of the chain wants to know. */
export function certificateFacts(der: Uint8Array, depth: number): CertificateFacts {
  const certificate = presentedCertificate(der)
  return {
    depth,
    subject: certificate ? slashName(certificate.subject) : UNREADABLE,
    issuer: certificate ? slashName(certificate.issuer) : UNREADABLE,
    notBefore: certificate ? isoInstant(certificate.notBeforeMs) : UNREADABLE,
    notAfter: certificate ? isoInstant(certificate.notAfterMs) : UNREADABLE,
  }
}
