import type { Surroundings } from './surroundings.ts'

/** Surroundings for the programs of a shell: what they dial outside the lab, the egress rules must name. */
export function shellDials(surroundings: Surroundings): Surroundings {
  return {
    ...surroundings,
    reaches: (host) => surroundings.reaches(host, { fromShell: true }),
    dial: (plan) => surroundings.dial({ ...plan, fromShell: true }),
  }
}
