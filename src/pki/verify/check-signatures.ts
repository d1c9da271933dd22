import type { CertificateFacts } from '../certificate-facts.ts'
import { couldIssue } from './build-chain.ts'
import { validityProblem, type Verification } from './verification.ts'

/**
 * Checks validity and signatures from the root down, a root's validity before the first signature, and never a root's own
 * signature (`internal_verify`); false ends it.
 */
export function checkSignatures(verification: Verification): boolean {
  const { chain, report } = verification
  const last = chain.length - 1
  const root = chain[last]!
  const hasRoot = couldIssue(root, root)
  if (!hasRoot && last === 0 && !report('leaf-unverified', 0)) return false
  const first = hasRoot || last === 0 ? last : last - 1
  for (let depth = first; depth >= 0; depth--) {
    const issuer = chain[depth + 1]
    if (issuer && !signatureHolds(verification, issuer, depth)) return false
    const problem = validityProblem(chain[depth]!.certificate, verification.atSeconds)
    if (problem && !report(problem, depth)) return false
  }
  return true
}

/** Whether the issuer may sign and did; when it may not, the fault is the issuer's and at its depth. */
function signatureHolds(
  { chain, report }: Verification,
  issuer: CertificateFacts,
  depth: number,
): boolean {
  const mayNot = issuer.keyUsage && !issuer.keyUsage.includes('keyCertSign')
  if (mayNot && !report('may-not-sign', depth + 1)) return false
  const key = issuer.certificate.publicKey
  if (!key) return report('issuer-key-unreadable', depth + 1)
  return chain[depth]!.certificate.isSignedBy(key) || report('signature-wrong', depth)
}
