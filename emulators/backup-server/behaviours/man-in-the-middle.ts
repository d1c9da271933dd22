import type { Behaviour } from '../meeting.ts'

/** Far from the generations that an honest server comes to. */
const INTRUDER_GENERATION = 1_000

/** Another server answers on the address; it takes any password, and keeps what it is given. */
export const manInTheMiddle: Behaviour = {
  says: 'A second server answers on the address: its own host keys, any password is taken, files go to its own disk.',
  change: (met) => ({
    ...met,
    keyGeneration: met.keyGeneration + INTRUDER_GENERATION,
    disk: "intruder's",
    takesAnyPassword: true,
  }),
}
