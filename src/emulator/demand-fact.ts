import { LabError } from '../errors/lab-error.ts'

/** A fact of an event, and what it may be, in words. Its value is not told: it may be a secret. */
export interface DemandedFact {
  readonly type: string
  readonly fact: string
  readonly allowed: string
}

/** For the check of an event. Throws `unfit-fact` unless the fact is what it has to be. */
export function demandFact(isFit: boolean, { type, fact, allowed }: DemandedFact): void {
  if (!isFit) throw new LabError('unfit-fact', { type, fact, allowed })
}
