import { entryLine, type AnyEntry } from '../../journal/entry.ts'
import { matches } from '../../journal/journal.ts'
import { defineRoute } from '../route.ts'
import { entriesOf, entryAnswer, journalQuery, present } from './journal.ts'

/** `GET /v1/journal/stream`: entries as they happen; with `since`, those from then on first. */
export const journalStream = defineRoute({
  method: 'GET',
  path: '/v1/journal/stream',
  says: 'Entries as they happen, as server-sent events named `entry`; with `since`, those from then on first.',
  query: journalQuery,
  answer: entryAnswer,
  errors: ['unknown-appliance', 'unknown-entry', 'bad-instant', 'too-many-streams'],
  stream({ query }, { lab }) {
    const isWanted = matches(present(query))
    const past = entriesOf(lab, query)
    return (sink) => {
      const send = (entry: AnyEntry) => sink.send('entry', entryLine(entry))
      if (query.since !== undefined) past.forEach(send)
      return lab.journal.subscribe((entry) => {
        if (isWanted(entry)) send(entry)
      })
    }
  },
})
