import { isIdentifiedBy, type CertificateFacts } from '../certificate-facts.ts'
import { sameName } from '../distinguished-name.ts'
import { keyKindOfSignature } from '../signature-kinds.ts'
import { validityProblem, type Verification } from './verification.ts'

/**
 * Finds issuers up to a trusted root, in the trust store before among what was presented; false ends the
 * verification (`build_chain` of OpenSSL's `x509_vfy.c`).
 */
export function buildChain(verification: Verification): boolean {
  const { chain } = verification
  const unused = verification.presented.slice(1)
  for (;;) {
    const step = stepToTrusted(verification)
    if (step === 'trusted') return true
    if (step === 'extended') continue
    const issuer = presentedIssuer(verification, unused)
    if (!issuer) return reportMissing(verification)
    unused.splice(unused.indexOf(issuer), 1)
    chain.push(issuer)
    verification.untrustedCount++
  }
}

/** Extends the chain by a certificate of the trust store, if one issued its last. */
function stepToTrusted(verification: Verification): 'trusted' | 'extended' | 'none' {
  const { chain, trusted } = verification
  const last = chain.at(-1)!
  if (isFull(verification)) return 'none'
  const issuer = bestIssuer(verification, last, trusted)
  if (!issuer) return 'none'
  if (!last.selfSigned) chain.push(issuer)
  else if (isSame(last, issuer)) {
    chain[chain.length - 1] = issuer
    verification.untrustedCount = chain.length - 1
  } else return 'none'
  return issuer.selfSigned ? 'trusted' : 'extended'
}

/** An issuer among what was presented, until the first trusted one: then only trusted ones may follow. */
function presentedIssuer(
  verification: Verification,
  unused: readonly CertificateFacts[],
): CertificateFacts | undefined {
  const { chain, untrustedCount } = verification
  const last = chain.at(-1)!
  if (untrustedCount < chain.length || last.selfSigned || isFull(verification)) return undefined
  const mayRepeat = last.selfIssued && chain.length === 1
  const fresh = unused.filter((one) => mayRepeat || !chain.some((link) => isSame(link, one)))
  return bestIssuer(verification, last, fresh)
}

/** The first possible issuer that is valid now; without one, the one that stays or stayed valid longest. */
function bestIssuer(
  verification: Verification,
  subject: CertificateFacts,
  candidates: readonly CertificateFacts[],
): CertificateFacts | undefined {
  let latest: CertificateFacts | undefined
  for (const candidate of candidates.filter((one) => couldIssue(one, subject))) {
    if (!validityProblem(candidate.certificate, verification.atSeconds)) return candidate
    if (!latest || candidate.certificate.notAfterMs > latest.certificate.notAfterMs)
      latest = candidate
  }
  return latest
}

/** Whether one certificate can have issued another, the signature apart (`ossl_x509_likely_issued`). */
export function couldIssue(
  issuer: CertificateFacts,
  { certificate, authorityKeyIdentifier }: CertificateFacts,
): boolean {
  const kind = issuer.certificate.publicKey?.asymmetricKeyType
  return (
    sameName(issuer.certificate.subject, certificate.issuer) &&
    isIdentifiedBy(issuer, authorityKeyIdentifier) &&
    kind !== undefined &&
    kind === keyKindOfSignature(certificate.signatureOid)
  )
}

function reportMissing(verification: Verification): boolean {
  const { chain, report, untrustedCount } = verification
  const depth = chain.length - 1
  if (isFull(verification)) return report('chain-too-long', depth)
  if (chain[depth]!.selfSigned)
    return report(depth === 0 ? 'leaf-self-signed' : 'root-untrusted', depth)
  return report(untrustedCount <= depth ? 'issuer-not-found' : 'local-issuer-not-found', depth)
}

/** A chain may grow to one beyond the limit, so that the excess is seen. */
function isFull({ chain, depthMax }: Verification): boolean {
  return chain.length > depthMax + 1
}

function isSame(one: CertificateFacts, other: CertificateFacts): boolean {
  return one.certificate.der.equals(other.certificate.der)
}
