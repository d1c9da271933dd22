import { defineEmulator, type EvidenceRow } from '../../src/emulator/index.ts'
import { workstationMachine } from './machine.ts'
import { workstationProfiles } from './profiles.ts'
import { startWorkstation } from './start.ts'

/** Somebody's computer, with the SSH client of an era. */
export const workstation = defineEmulator({
  name: 'workstation',
  imitates: 'SSH clients of several products and eras',
  profiles: workstationProfiles,
  defaultProfile: 'openssh-9.2',
  options: {},
  doors: [],
  machines: [workstationMachine],
  commands: () => [],
  behaviours: {},
  events: {
    'software.upgraded': {
      says: 'The SSH client of another profile is installed.',
      facts: { to: { says: 'the profile', oneOf: Object.keys(workstationProfiles) } },
    },
  },
  ssh: ({ ident, offer }) => ({ client: { ident, offer } }),
  evidence: () =>
    Object.entries(workstationProfiles).flatMap(([name, { evidence }]) =>
      Object.entries(evidence).map(([part, row]): EvidenceRow => ({
        what: `${name} ${part}`,
        ...row,
      })),
    ),
  start: startWorkstation,
})

export type { WorkstationHandle } from './start.ts'
