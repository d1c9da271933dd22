import type { EvidenceRow } from '../../src/emulator/index.ts'
import { backupServerProfiles } from './profiles.ts'

/** What every part of every server profile rests on. */
export function backupServerEvidence(): EvidenceRow[] {
  return Object.entries(backupServerProfiles).flatMap(([name, { evidence }]) =>
    Object.entries(evidence).map(([part, row]) => ({ what: `${name} ${part}`, ...row })),
  )
}
