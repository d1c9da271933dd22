import type { Certificate } from '../certificate.ts'
import { buildChain } from './build-chain.ts'
import { checkExtensions } from './check-extensions.ts'
import { checkHost } from './check-host.ts'
import { checkRevocation } from './check-revocation.ts'
import { checkSignatures } from './check-signatures.ts'
import { checkLeafKey, checkStrength } from './check-strength.ts'
import {
  beginVerification,
  type VerificationPlan,
  type VerifyFault,
  type Verification,
} from './verification.ts'

/** What was found: nothing is wrong with the chain when there are no faults. */
export interface ChainVerdict {
  /** In the order in which they were found; one only, unless the plan forgives. */
  readonly faults: readonly VerifyFault[]
  /** What was judged, from the peer's own certificate towards the root. */
  readonly chain: readonly Certificate[]
}

/** The checks in OpenSSL's order (`X509_verify_cert`); each is false when it ends the verification. */
const checks: readonly ((verification: Verification) => boolean)[] = [
  checkLeafKey,
  buildChain,
  checkExtensions,
  checkStrength,
  checkHost,
  checkRevocation,
  checkSignatures,
]

/**
 * Judges a peer's chain at lab time as OpenSSL would: same order of checks, same numbers, texts and depths. Name
 * constraints, policies, proxy certificates and delta lists are not looked at. At least one certificate must be presented.
 */
export function verifyChain(plan: VerificationPlan): ChainVerdict {
  const verification = beginVerification(plan)
  checks.every((check) => check(verification))
  return {
    faults: verification.faults,
    chain: verification.chain.map(({ certificate }) => certificate),
  }
}

const forgivenByCommand = new Set([
  'expired',
  'leaf-self-signed',
  'authority-invalid',
  'path-too-long',
  'crl-expired',
  'crl-not-yet-valid',
  'critical-extension',
])

/** Whether the command `openssl verify` prints a fault and goes on, to fail at the end. */
export function isForgivenByCommand({ name }: VerifyFault): boolean {
  return forgivenByCommand.has(name)
}
