import { assumed } from '../../../src/emulator/index.ts'
import type { FtdTimings } from '../vocabulary.ts'

export const timings: FtdTimings = { bootMs: 480_000, upgradeMs: 3_000_000, respawnMs: 2_000 }

export const timingsEvidence = assumed(
  'No figures are published; a device takes some minutes to start and most of an hour to upgrade.',
)

export const sshEvidence = assumed(
  'No SSH lists of FTD are published; those of the OpenSSH of its time, ident included.',
)
