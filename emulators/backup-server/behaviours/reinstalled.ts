import { backupServerProfiles } from '../profiles.ts'
import type { Behaviour } from '../meeting.ts'

/** The server was set up again: other host keys and an empty disk, and other software where that is said. */
export const reinstalled: Behaviour = {
  says: 'The server was installed anew: other host keys and an empty disk.',
  settings: {
    profile: {
      says: 'the software that was installed; the same as before when absent',
      optional: true,
      oneOf: Object.keys(backupServerProfiles),
    },
  },
  change: (met, { profile: name = '' }) => ({
    ...met,
    profile: backupServerProfiles[name] ?? met.profile,
    keyGeneration: met.keyGeneration + 2,
    disk: 'fresh',
  }),
}
