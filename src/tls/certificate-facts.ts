import { isoInstant } from '../clock/durations.ts'
import { remembered, rememberedCertificate, slashName, type Certificate } from '../pki/index.ts'

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

/** What is told of a certificate wherever it stands in a chain. */
type OwnFacts = Omit<CertificateFacts, 'depth'>

/** Stands for everything in bytes that are no certificate. */
const UNREADABLE: OwnFacts = {
  subject: 'unreadable',
  issuer: 'unreadable',
  notBefore: 'unreadable',
  notAfter: 'unreadable',
}

/** Reads what a reader of the chain wants to know. */
export function certificateFacts(der: Uint8Array, depth: number): CertificateFacts {
  const certificate = rememberedCertificate(der)
  return { depth, ...(certificate ? ownFacts(certificate) : UNREADABLE) }
}

const ownFacts = remembered(
  ({ subject, issuer, notBeforeMs, notAfterMs }: Certificate): OwnFacts => ({
    subject: slashName(subject),
    issuer: slashName(issuer),
    notBefore: isoInstant(notBeforeMs),
    notAfter: isoInstant(notAfterMs),
  }),
)
