import { assumed } from '../../../src/emulator/index.ts'
import type { SrstTimings } from '../vocabulary.ts'

/** Lab milliseconds. */
export const timings: SrstTimings = {
  bootMs: 240_000,
  categoryMs: 4_000,
  transferLimitMs: 120_000,
  idleMs: 600_000,
}

export const timingsEvidence = assumed(
  'No figures are published; the sample histories have both categories of a backup within seconds.',
)
