import { enumerated, instant, integer, sequence, type Asn1Value } from './der/write-der.ts'
import { nameValue } from './distinguished-name.ts'
import { extension } from './extension-plans.ts'
import { extensionBlock, extensionValue, signed, type Signer } from './issue-certificate.ts'
import { readRevocationList, type RevocationList } from './revocation-list.ts'
import { signatureWith, type SignatureDigest } from './signature-algorithm.ts'

/** Why a certificate was revoked, with the numbers of RFC 5280 section 5.3.1. */
const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  CACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
} as const

/** A reason as the command line of OpenSSL spells it. */
export type RevocationReason = keyof typeof revocationReasons

/** What a revocation list is to say. */
export interface RevocationListPlan {
  readonly updateMs: number
  readonly nextUpdateMs: number
  readonly revoked: readonly {
    readonly serial: string
    readonly revokedMs: number
    readonly reason?: RevocationReason | undefined
  }[]
  /** The number of the list in hexadecimal digits; with none the list is of version 1. */
  readonly number?: string | undefined
  readonly digest?: SignatureDigest
}

/** Makes a revocation list (RFC 5280 section 5.1); the same plan and signer give the same bytes. */
export function issueRevocationList(plan: RevocationListPlan, signer: Signer): RevocationList {
  const signature = signatureWith(signer.key, plan.digest ?? 'sha256')
  const extensions = plan.number === undefined ? [] : [extension('crlNumber', integer(plan.number))]
  const isSecond = extensions.length > 0 || plan.revoked.some(({ reason }) => reason)
  const rows = plan.revoked.map(revokedRow)
  const body = sequence(
    ...(isSecond ? [integer('01')] : []),
    signature.algorithm(),
    nameValue(signer.name),
    instant(plan.updateMs),
    instant(plan.nextUpdateMs),
    ...(rows.length > 0 ? [sequence(...rows)] : []),
    ...extensionBlock(0, extensions),
  )
  return readRevocationList(signed(body, signature))!
}

function revokedRow({
  serial,
  revokedMs,
  reason,
}: RevocationListPlan['revoked'][number]): Asn1Value {
  const why = reason && extension('CRLReason', enumerated(revocationReasons[reason]))
  const extensions = why ? [sequence(extensionValue(why))] : []
  return sequence(integer(serial), instant(revokedMs), ...extensions)
}
