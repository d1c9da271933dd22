import { z } from 'zod'
import { isoInstant, parseInstant } from '../../clock/durations.ts'
import { LabError } from '../../errors/lab-error.ts'
import type { AnyEntry } from '../../journal/entry.ts'
import type { RunningLab } from '../../lab/lab.ts'
import { refuseUnknownEntry } from '../../scenario/known-entry.ts'
import { limits } from '../limits.ts'
import { defineRoute } from '../route.ts'

/** Which entries are asked for. */
export const journalQuery = z.strictObject({
  appliance: z.string().optional(),
  event: z.string().optional().meta({ description: 'an event name; * stands for anything' }),
  since: z.string().optional().meta({ description: 'ISO 8601 lab time; entries from then on' }),
})

/** An entry of the journal. */
export const entryAnswer = z.object({
  time: z.iso.datetime(),
  appliance: z.string(),
  stream: z.string(),
  number: z.int(),
  event: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/**
 * The entries of a lab's journal that a query asks for, as they happened. Throws `bad-instant`, and
 * `unknown-appliance` or `unknown-entry` when nothing can ever fit the query.
 */
export function entriesOf(
  { journal, appliances }: Pick<RunningLab, 'journal' | 'appliances'>,
  { since, ...query }: z.infer<typeof journalQuery>,
): AnyEntry[] {
  const from = since === undefined ? '' : isoInstant(parseInstant(since))
  refuseUnknown(query, [...appliances.keys()])
  return journal.entries(present(query)).filter(({ time }) => time >= from)
}

/** Who writes into the journal besides the appliances. */
const OTHER_WRITERS = ['lab', 'scenario']

function refuseUnknown({ appliance, event }: Parameters<typeof present>[0], known: string[]): void {
  if (appliance !== undefined && ![...known, ...OTHER_WRITERS].includes(appliance))
    throw new LabError('unknown-appliance', { name: appliance, known })
  if (event !== undefined) refuseUnknownEntry(event)
}

/** The same query without what it leaves open. */
export function present({
  appliance,
  event,
}: {
  appliance?: string | undefined
  event?: string | undefined
}) {
  return { ...(appliance !== undefined && { appliance }), ...(event !== undefined && { event }) }
}

/** `GET /v1/journal`: what happened. */
export const journal = defineRoute({
  method: 'GET',
  path: '/v1/journal',
  says: 'What happened, oldest first; of more than `limit` entries, the latest.',
  query: journalQuery.extend({
    limit: z.coerce.number().int().min(1).max(limits.entriesMax).default(limits.entriesDefault),
  }),
  answer: z.object({
    total: z.int().meta({ description: 'entries that the query matches, also those left out' }),
    entries: z.array(entryAnswer),
  }),
  errors: ['unknown-appliance', 'unknown-entry', 'bad-instant'],
  serve({ query: { limit, ...query } }, { lab }) {
    const found = entriesOf(lab, query)
    return { total: found.length, entries: found.slice(-limit) }
  },
})
