import type { KeyObject } from 'node:crypto'
import {
  basicConstraints,
  type CertificatePlan,
  type DistinguishedName,
} from '../../../src/emulator/index.ts'

/** Who made an InternalCA: the factory, or `generate_certs.pl`. */
export type InternalCaGeneration = 'factory' | 'regenerated'

/** Ten years as the manager counts them, with no regard to leap days (Field Notice 74214). */
export const VALIDITY_DAYS = 3650
const DAY_MS = 86_400_000

/** What an InternalCA is made of. */
export interface InternalCaFacts {
  /** `internalCaName`; a regenerated one has the name of the one that it replaces. */
  readonly name: DistinguishedName
  readonly generation: InternalCaGeneration
  /** The build date of the image for the factory's, the time of the run for a regenerated one; milliseconds. */
  readonly notBeforeMs: number
  /** An RSA key of 2048 bits. */
  readonly key: KeyObject
}

/**
 * The InternalCA of a manager, to be self-signed. The factory's is of version 3 with basic constraints that are not
 * critical (927 bytes of DER); a regenerated one is of version 1 (904 bytes); both have the serial number 00.
 */
export function internalCa(facts: InternalCaFacts): CertificatePlan {
  const { name, generation, notBeforeMs, key } = facts
  const shape =
    generation === 'factory'
      ? ({ version: 3, extensions: [basicConstraints({ authority: true })] } as const)
      : ({ version: 1 } as const)
  return {
    ...shape,
    serial: '00',
    subject: name,
    notBeforeMs,
    notAfterMs: notBeforeMs + VALIDITY_DAYS * DAY_MS,
    key,
  }
}
