import { outwardSshEvidence, type EvidenceRow } from '../../src/emulator/index.ts'
import { backupServerProfiles } from './profiles.ts'
import { linuxSystemsEvidence } from './shell/linux-systems.ts'

/** What every part of every server profile rests on, and the systems behind their shells. */
export function backupServerEvidence(): EvidenceRow[] {
  const profiles = Object.entries(backupServerProfiles).flatMap(([name, { evidence }]) =>
    Object.entries(evidence).map(([part, row]) => ({ what: `${name} ${part}`, ...row })),
  )
  return [...profiles, ...linuxSystemsEvidence(), ...outwardSshEvidence]
}
