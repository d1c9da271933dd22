import type { Behaviour } from '../meeting.ts'

/** Somebody made new host keys: `rm /etc/ssh/ssh_host_*` and a start of the service. */
export const hostKeyChanged: Behaviour = {
  says: 'The host keys were made anew; everything else is as before.',
  change: (met) => ({ ...met, keyGeneration: met.keyGeneration + 1 }),
}
