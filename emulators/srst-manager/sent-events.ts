import { siteWithRecord } from './data/first-objects.ts'
import { objectKey, objectsOf } from './data/system-objects.ts'
import type { House } from './door.ts'
import type { SentEvent } from '../../src/emulator/index.ts'

/** The events that `do` and scripts may send, as `describe` shows them. */
export const sentEvents = {
  'power.restored': { says: 'Somebody switches on a machine that was shut down.', facts: {} },
  'site.discovered': {
    says: 'A branch router has become known: there is one more site.',
    facts: { name: { says: 'the name of the site', optional: true } },
  },
  'site.removed': {
    says: 'A site is taken out of management.',
    facts: { name: { says: 'the name of the site' } },
  },
} as const

/** Lets the machine know of an event. */
export function receive(house: House, { type, name }: SentEvent): void {
  if (type === 'power.restored') house.appliance.send({ type })
  if (type === 'site.discovered') discoverSite(house, name)
  if (type === 'site.removed') removeSite(house, name ?? '')
}

/** Adds a site; it gets the next free name unless one is given. Returns the name. */
export function discoverSite({ appliance, surroundings }: House, chosen?: string): string {
  const { objects } = appliance.getSnapshot().context
  const number = objectsOf(objects, 'site').length
  const found = siteWithRecord(number, surroundings.entropy.fork(`site ${number}`))
  const name = chosen ?? found[0]!.name
  for (const object of found) appliance.send({ type: 'object.kept', object: { ...object, name } })
  return name
}

/** Takes a site out of management, with its provisioning history. */
export function removeSite({ appliance }: House, name: string): void {
  for (const kind of ['site', 'provisioning-record'] as const)
    appliance.send({ type: 'object.dropped', key: objectKey(kind, name) })
}
