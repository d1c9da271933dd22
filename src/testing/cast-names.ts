import type { CastMember } from '../emulator/emulator.ts'
import type { Cast } from '../scenario/scenario.ts'

/** One member under a name, or a whole cast. */
export type ToStart = CastMember | Cast

/** Whether what is to be started is one member of a cast, and no cast. */
export function isMember(toStart: ToStart): toStart is CastMember {
  return 'options' in toStart && 'profiles' in toStart.emulator
}

/** The first free name for an appliance that was given none: its emulator's, then with a number. */
export function freeName({ emulator }: CastMember, taken: ReadonlyMap<string, unknown>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? emulator.name : `${emulator.name}-${count}`
    if (!taken.has(name)) return name
  }
}
