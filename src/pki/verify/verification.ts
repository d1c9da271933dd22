import { certificateFacts, type CertificateFacts } from '../certificate-facts.ts'
import type { Certificate } from '../certificate.ts'
import { CHAIN_DEPTH_MAX, PRESENTED_MAX } from '../limits.ts'
import type { RevocationList } from '../revocation-list.ts'
import {
  verifyError,
  type OpensslRelease,
  type VerifyError,
  type VerifyErrorName,
} from './verify-errors.ts'

/** What a chain is verified for and against. */
export interface VerificationPlan {
  /** What the peer sent, its own certificate first; the first 128 count. */
  readonly presented: readonly Certificate[]
  readonly trusted: readonly Certificate[]
  /** Lab time in milliseconds; whole seconds count. */
  readonly atMs: number
  /** Which certificates must be on no revocation list: none unless it is said. */
  readonly checkRevocation?: 'none' | 'leaf' | 'chain'
  readonly crls?: readonly RevocationList[]
  /** The role in which the peer shows the certificate; not looked at when absent. */
  readonly purpose?: 'server' | 'client'
  /** OpenSSL's security level, 0 to 5; 0 unless it is said. */
  readonly securityLevel?: number
  /** Most intermediate certificates; 100 unless it is said. */
  readonly depthMax?: number
  /** The name or IP address that the peer was called by. */
  readonly host?: string
  /** Whose numbers, texts and weights of digests; OpenSSL 3.0 unless it is said. */
  readonly release?: OpensslRelease
  /** Asked at each fault whether to go on, as OpenSSL's verify callback is; verification stops unless it is said. */
  readonly forgives?: (fault: VerifyFault) => boolean
}

/** An error, and the certificate at which it was found. */
export interface VerifyFault extends VerifyError {
  readonly name: VerifyErrorName
  /** The place in the chain, 0 for the peer's own certificate. */
  readonly depth: number
  readonly certificate: Certificate
}

/** A verification under way. */
export interface Verification {
  readonly plan: VerificationPlan
  readonly release: OpensslRelease
  readonly securityLevel: number
  readonly depthMax: number
  /** Lab time in whole seconds. */
  readonly atSeconds: number
  readonly presented: readonly CertificateFacts[]
  readonly trusted: readonly CertificateFacts[]
  readonly chain: CertificateFacts[]
  /** How many certificates at the beginning of the chain are not from the trust store. */
  untrustedCount: number
  readonly faults: VerifyFault[]
  /** Notes a fault; true when verification is to go on all the same. */
  readonly report: (name: VerifyErrorName, depth: number, at?: CertificateFacts) => boolean
}

/** Begins to verify what was presented, of which there is at least one certificate. */
export function beginVerification(plan: VerificationPlan): Verification {
  const { release = '3.0', securityLevel = 0, depthMax = CHAIN_DEPTH_MAX } = plan
  const presented = plan.presented.slice(0, PRESENTED_MAX).map(certificateFacts)
  const chain = presented.slice(0, 1)
  const faults: VerifyFault[] = []
  return {
    plan,
    release,
    securityLevel,
    depthMax,
    atSeconds: Math.floor(plan.atMs / 1000),
    presented,
    trusted: plan.trusted.map(certificateFacts),
    chain,
    untrustedCount: chain.length,
    faults,
    report(name, depth, at = chain[depth]!) {
      const fault = { ...verifyError(name, release), name, depth, certificate: at.certificate }
      faults.push(fault)
      return plan.forgives?.(fault) ?? false
    },
  }
}

/** Where an instant lies against a certificate's validity; the last second is outside, as OpenSSL has it. */
export function validityProblem(
  { notBeforeMs, notAfterMs }: Pick<Certificate, 'notBeforeMs' | 'notAfterMs'>,
  atSeconds: number,
): 'not-yet-valid' | 'expired' | undefined {
  if (notBeforeMs / 1000 > atSeconds) return 'not-yet-valid'
  return notAfterMs / 1000 <= atSeconds ? 'expired' : undefined
}
