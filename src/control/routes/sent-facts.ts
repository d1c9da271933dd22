import { z } from 'zod'

/** Facts of an event, or settings of a behaviour, by name. */
export const factsBody = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/** The same as text, which is what emulators take. */
export function textFacts(facts: z.infer<typeof factsBody> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
}
