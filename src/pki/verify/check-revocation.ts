import { isIdentifiedBy } from '../certificate-facts.ts'
import { sameName } from '../distinguished-name.ts'
import type { RevocationList } from '../revocation-list.ts'
import { couldIssue } from './build-chain.ts'
import { validityProblem, type Verification } from './verification.ts'

/** Looks the certificates up in the revocation lists of their issuers (`check_revocation`); false ends it. */
export function checkRevocation(verification: Verification): boolean {
  const { plan, chain } = verification
  const { checkRevocation: extent = 'none' } = plan
  if (extent === 'none') return true
  const asked = extent === 'chain' ? chain : chain.slice(0, 1)
  return asked.every((_, depth) => checkOne(verification, depth))
}

function checkOne(verification: Verification, depth: number): boolean {
  const { chain, report } = verification
  const list = listFor(verification, depth)
  if (!list) return report('crl-not-found', depth)
  const issuer = chain[depth + 1] ?? chain[depth]!
  const isOwn = depth < chain.length - 1 || couldIssue(issuer, issuer)
  if (!isOwn && !report('crl-issuer-not-found', depth)) return false
  const maySign = !issuer.keyUsage || issuer.keyUsage.includes('cRLSign')
  if (!maySign && !report('may-not-sign-crl', depth)) return false
  const timing = listTiming(list, verification.atSeconds)
  if (timing && !report(timing, depth)) return false
  const key = issuer.certificate.publicKey
  if (!(key && list.isSignedBy(key)) && !report('crl-signature-wrong', depth)) return false
  if (list.hasUnknownCritical && !report('critical-crl-extension', depth)) return false
  const { serial } = chain[depth]!.certificate
  return !list.revoked.some((entry) => entry.serial === serial) || report('revoked', depth)
}

/** The list under the issuer's name that is best: in force before others, then the newest. */
function listFor({ plan, chain, atSeconds }: Verification, depth: number) {
  const { certificate } = chain[depth]!
  const issuer = chain[depth + 1] ?? chain[depth]!
  const rank = (list: RevocationList) => (listTiming(list, atSeconds) ? 0 : 1)
  return (plan.crls ?? [])
    .filter(({ issuer: name }) => sameName(name, certificate.issuer))
    .filter((list) => isIdentifiedBy(issuer, list.authorityKeyIdentifier))
    .toSorted((one, other) => rank(other) - rank(one) || other.updateMs - one.updateMs)[0]
}

function listTiming({ updateMs, nextUpdateMs = Infinity }: RevocationList, atSeconds: number) {
  const problem = validityProblem({ notBeforeMs: updateMs, notAfterMs: nextUpdateMs }, atSeconds)
  if (!problem) return undefined
  return problem === 'expired' ? 'crl-expired' : 'crl-not-yet-valid'
}
