import type { CastMember, FactSheet, SentEvent } from '../emulator/emulator.ts'
import { LabError } from '../errors/lab-error.ts'

/** Throws when an emulator does not know an event or its facts: `unknown-event`, `missing-fact`, `bad-fact`, `stray-fact`, and what its own check throws. */
export function checkEvent(appliance: string, { emulator }: CastMember, event: SentEvent): void {
  const { type, ...facts } = event
  const sheet = Object.hasOwn(emulator.events, type) && emulator.events[type]
  if (!sheet) {
    const known = Object.keys(emulator.events)
    throw new LabError('unknown-event', { appliance, emulator: emulator.name, type, known })
  }
  checkFacts({ appliance, type }, sheet.facts, facts)
  sheet.check?.(facts)
}

/** Throws when facts are not what their sheets say: `missing-fact`, `bad-fact`, `stray-fact`. */
export function checkFacts(
  about: { readonly appliance: string; readonly type: string },
  sheets: Readonly<Record<string, FactSheet>>,
  facts: Readonly<Record<string, string>>,
): void {
  for (const [fact, { optional, oneOf }] of Object.entries(sheets)) {
    const value = facts[fact]
    if (value === undefined && optional) continue
    if (value === undefined) throw new LabError('missing-fact', { ...about, fact })
    if (oneOf && !oneOf.includes(value))
      throw new LabError('bad-fact', { ...about, fact, value, allowed: oneOf })
  }
  const known = Object.keys(sheets)
  const stray = Object.keys(facts).find((fact) => !known.includes(fact))
  if (stray !== undefined) throw new LabError('stray-fact', { ...about, fact: stray, known })
}
