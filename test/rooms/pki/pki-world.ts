import { entropyFrom } from '../../../src/entropy/entropy.ts'
import {
  basicConstraints,
  createKeyPool,
  distinguishedName,
  issueCertificate,
  issueSelfSigned,
  type Certificate,
  type CertificatePlan,
} from '../../../src/pki/index.ts'

/** The instant at which the certificates of these tests are valid. */
export const NOW = Date.parse('2024-10-14T14:23:14Z')
export const DAY_MS = 86_400_000

const pool = createKeyPool(entropyFrom('pki tests'))

/** A key of 1024 bits, which is quick to make, or of another size. */
export const keyOf = (label: string, bits = 1024) => pool.own(label, bits)

/** A certificate with the plan and key that made it. */
export interface Issued {
  readonly plan: CertificatePlan
  readonly certificate: Certificate
}

type Change = Partial<Omit<CertificatePlan, 'subject'>> & {
  readonly subject?: CertificatePlan['subject']
}

/** A plan that is valid now and ten years around it. */
export function planFor(name: string, change: Change = {}): CertificatePlan {
  return {
    serial: '01',
    subject: distinguishedName(['CN', name]),
    notBeforeMs: NOW - 3650 * DAY_MS,
    notAfterMs: NOW + 3650 * DAY_MS,
    key: keyOf(name),
    ...change,
  }
}

/** A self-signed authority. */
export function root(name: string, change: Change = {}): Issued {
  const extensions = [basicConstraints({ authority: true, critical: true })]
  const plan = planFor(name, { extensions, ...change })
  return { plan, certificate: issueSelfSigned(plan) }
}

/** An authority under another. */
export function authorityUnder(issuer: Issued, name: string, change: Change = {}): Issued {
  const extensions = [basicConstraints({ authority: true, critical: true })]
  return under(issuer, name, { extensions, ...change })
}

/** A certificate under an authority. */
export function under({ plan: issuer }: Issued, name: string, change: Change = {}): Issued {
  const plan = planFor(name, { serial: '02', ...change })
  const certificate = issueCertificate(plan, { name: issuer.subject, key: issuer.key })
  return { plan, certificate }
}
