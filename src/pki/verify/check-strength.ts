import { bitsOfLevel, keyBits, signatureBits } from './security-level.ts'
import type { Verification } from './verification.ts'

/** Whether the peer's own key is strong enough, which is asked before anything else; false ends it. */
export function checkLeafKey({ chain, securityLevel, report }: Verification): boolean {
  const enough = keyBits(chain[0]!.certificate.publicKey) >= bitsOfLevel(securityLevel)
  return securityLevel <= 0 || enough || report('leaf-key-weak', 0)
}

/** Whether the issuers' keys and all signatures but the root's are strong enough (`check_auth_level`); false ends it. */
export function checkStrength({ chain, securityLevel, release, report }: Verification): boolean {
  if (securityLevel <= 0) return true
  const least = bitsOfLevel(securityLevel)
  return chain.every(({ certificate }, depth) => {
    const keyHolds = depth === 0 || keyBits(certificate.publicKey) >= least
    if (!keyHolds && !report('issuer-key-weak', depth)) return false
    const isRoot = depth === chain.length - 1
    const digestHolds = isRoot || signatureBits(certificate, release) >= least
    return digestHolds || report('digest-weak', depth)
  })
}
