import { integer } from '../../../src/emulator/index.ts'
import type { EventRecord } from '../records/record.ts'
import { eventDetail, eventTable } from '../screens/show-event.ts'
import { facts, type Visit } from '../visit.ts'
import { scopeObject, within } from './scope-object.ts'
import { command } from './words.ts'

/** `show event`, in every scope about the object that is open. */
export const showEventCommands = [
  command('show event [detail]', {
    help: 'Event',
    run: ({ detail }, io) => screen(eventsHere(io.session, io.modePath()), detail),
  }),
  command('show event {id} [detail]', {
    help: 'Event',
    slots: { id: integer(1, 4_294_967_295, 'Event ID') },
    run({ id, detail }, io) {
      const here = eventsHere(io.session, io.modePath())
      return screen(
        here.filter((event) => event.id === id),
        detail,
      )
    },
  }),
]

function eventsHere(visit: Visit, path: readonly string[]): readonly EventRecord[] {
  return within(facts(visit).events, scopeObject(visit, path))
}

function screen(events: readonly EventRecord[], detail: true | undefined): string {
  return detail ? eventDetail(events) : eventTable(events)
}
