import { assumed } from '../../../src/emulator/index.ts'
import type { EventRecord } from '../records/record.ts'
import { shownTime } from './wording.ts'

export const evidence = assumed(
  'The command is documented, its output is not; columns and layout are those of show fault.',
)

const TITLES = 'Creation Time            ID       Code     Description'
const DASHES = '------------------------ -------- -------- -----------'

/** `show event`, newest first. Prints nothing when there is none. */
export function eventTable(events: readonly EventRecord[]): string {
  if (events.length === 0) return ''
  const rows = newestFirst(events).map(({ createdMs, id, code, text }) =>
    [shownTime(createdMs).padEnd(24), String(id).padStart(8), code.padEnd(8), text].join(' '),
  )
  return [TITLES, DASHES, ...rows].join('\n')
}

/** `show event detail`, newest first. */
export function eventDetail(events: readonly EventRecord[]): string {
  if (events.length === 0) return ''
  return ['', 'Event Instance', ...newestFirst(events).flatMap(detailLines), ''].join('\n')
}

function detailLines({ id, createdMs, code, dn, user, text }: EventRecord): string[] {
  return [
    '',
    `ID: ${id}`,
    `    Creation Time: ${shownTime(createdMs)}`,
    `    Code: ${code}`,
    `    Affected Object: ${dn}`,
    '    Cause: Transition',
    `    User: ${user}`,
    `    Description: ${text}`,
  ]
}

function newestFirst(events: readonly EventRecord[]): EventRecord[] {
  return events.toSorted((a, b) => b.id - a.id)
}
