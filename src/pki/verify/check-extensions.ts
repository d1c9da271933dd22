import type { CertificateFacts } from '../certificate-facts.ts'
import type { KeyUsage } from '../extension-plans.ts'
import type { Verification } from './verification.ts'

/** Looks at what the certificates say of themselves, from the leaf up (`check_extensions`); false ends it. */
export function checkExtensions(verification: Verification): boolean {
  const { chain, report } = verification
  let intermediates = 0
  for (const [depth, link] of chain.entries()) {
    if (link.hasUnknownCritical && !report('critical-extension', depth)) return false
    if (depth > 0 && !mayIssueAt(chain, depth) && !report('authority-invalid', depth)) return false
    if (!suitsPurpose(verification, depth) && !report('purpose-wrong', depth)) return false
    const limit = depth > 1 ? link.basicConstraints?.pathLength : undefined
    if (limit !== undefined && intermediates > limit && !report('path-too-long', depth))
      return false
    if (depth > 0 && !link.selfIssued) intermediates++
  }
  return true
}

/** Only the last certificate of a chain may be an authority by the older rules. */
function mayIssueAt(chain: readonly CertificateFacts[], depth: number): boolean {
  const kind = authorityKind(chain[depth]!)
  return kind === 'by-constraints' || (kind !== 'none' && depth === chain.length - 1)
}

/** Whether a certificate may issue others, and by which rule (`check_ca` of OpenSSL's `v3_purp.c`). */
function authorityKind({
  certificate,
  keyUsage,
  basicConstraints,
  selfSigned,
}: CertificateFacts): 'none' | 'by-constraints' | 'version-1-root' | 'by-usage' {
  if (keyUsage && !keyUsage.includes('keyCertSign')) return 'none'
  if (basicConstraints) return basicConstraints.authority ? 'by-constraints' : 'none'
  if (certificate.version === 1 && selfSigned) return 'version-1-root'
  return keyUsage ? 'by-usage' : 'none'
}

const purposes = {
  server: {
    extended: ['serverAuth', 'msSGC', 'nsSGC'],
    usages: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
  },
  client: { extended: ['clientAuth'], usages: ['digitalSignature', 'keyAgreement'] },
} as const satisfies Record<string, { extended: readonly string[]; usages: readonly KeyUsage[] }>

/** Whether a certificate may stand where it stands in a chain for a TLS server or client. */
function suitsPurpose({ plan, chain }: Verification, depth: number): boolean {
  if (!plan.purpose) return true
  const { extendedKeyUsage, keyUsage, ...facts } = chain[depth]!
  const { extended, usages } = purposes[plan.purpose]
  if (extendedKeyUsage && !extendedKeyUsage.some((usage) => includes(extended, usage))) return false
  if (depth > 0) return authorityKind({ extendedKeyUsage, keyUsage, ...facts }) !== 'none'
  return !keyUsage || keyUsage.some((usage) => includes(usages, usage))
}

function includes(list: readonly string[], wanted: string): boolean {
  return list.includes(wanted)
}
