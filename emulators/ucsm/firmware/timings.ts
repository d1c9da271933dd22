import { assumed } from '../../../src/emulator/index.ts'
import type { UcsmTimings } from '../vocabulary.ts'

/** Lab milliseconds. Two upload attempts, so that a failed FSM shows `Try: 1` as captured. */
export const timings: UcsmTimings = {
  backupLocalMs: 12_000,
  uploadLimitMs: 120_000,
  uploadRetryMs: 30_000,
  uploadAttemptsMax: 2,
  importStageMs: 8_000,
  installMs: 30_000,
  bootMs: 420_000,
  activationMs: 240_000,
}

export const timingsEvidence = assumed(
  'No figures are published; a captured session polls every 30 s for 3 minutes and sees Try: 1.',
)
