import type { KeyObject } from 'node:crypto'
import { basicConstraints, type CertificatePlan } from '../../../src/emulator/index.ts'
import { internalCaName, type InternalCaGeneration } from './names.ts'

/** Ten years as the manager counts them, with no regard to leap days (Field Notice 74214). */
export const VALIDITY_DAYS = 3650
const DAY_MS = 86_400_000

/** What an InternalCA is made of. */
export interface InternalCaFacts {
  readonly managerUuid: string
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
  const { managerUuid, generation, notBeforeMs, key } = facts
  const shape =
    generation === 'factory'
      ? ({ version: 3, extensions: [basicConstraints({ authority: true })] } as const)
      : ({ version: 1 } as const)
  return {
    ...shape,
    serial: '00',
    subject: internalCaName(managerUuid, generation),
    notBeforeMs,
    notAfterMs: notBeforeMs + VALIDITY_DAYS * DAY_MS,
    key,
  }
}
