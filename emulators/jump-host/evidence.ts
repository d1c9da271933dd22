import { outwardSshEvidence, type EvidenceRow } from '../../src/emulator/index.ts'
import { copyCertsEvidence } from '../sftunnel/copy-certs/evidence.ts'
import { profiles } from './profiles.ts'

/** What each part of a jump host rests on, and the script for which it is there. */
export function jumpHostEvidence(): EvidenceRow[] {
  const parts = Object.entries(profiles).flatMap(([name, { evidence }]) =>
    Object.entries(evidence).map(([part, row]) => ({ what: `${name} ${part}`, ...row })),
  )
  return [...parts, ...outwardSshEvidence, ...copyCertsEvidence]
}
