import {
  rememberedCertificate,
  slashName,
  verifyChain,
  type VerificationPlan,
} from '../pki/index.ts'
import type { ChainFailure, VerifyChain } from '../tls/index.ts'

/** Whom an appliance trusts, and how strictly; the rest is known at the handshake. */
export type TlsTrust = Omit<VerificationPlan, 'presented' | 'atMs' | 'forgives'>

/** What OpenSSL says of bytes that it does not take for a certificate: its BAD_CERTIFICATE alert has no error number. */
const NOT_A_CERTIFICATE: ChainFailure = {
  ok: false,
  error: 1,
  text: 'unspecified certificate verification error',
  depth: 0,
  subject: '',
  issuer: '',
  alert: 42,
}

/** Judges chains as OpenSSL would with this trust, at lab time; the first fault counts. */
export function chainVerifier(trust: TlsTrust): VerifyChain {
  return (bytes, atMs) => {
    const presented = bytes
      .map((der) => rememberedCertificate(der))
      .filter((one) => one !== undefined)
    if (presented.length < bytes.length) return NOT_A_CERTIFICATE
    const [fault] = verifyChain({ ...trust, presented, atMs }).faults
    if (!fault) return { ok: true }
    const { number: error, text, depth, certificate, alert } = fault
    const names = {
      subject: slashName(certificate.subject),
      issuer: slashName(certificate.issuer),
    }
    return { ok: false, error, text, depth, ...names, alert }
  }
}
