import { LabError } from '../errors/lab-error.ts'
import { catalogue } from '../journal/catalogue.ts'
import { wildcard } from '../journal/journal.ts'
import { nearNames } from './near-names.ts'

/** Refuses an event, `*` standing for anything, of which no journal can have an entry. Throws `unknown-entry`. */
export function refuseUnknownEntry(event: string): void {
  const names = Object.keys(catalogue)
  const fits = wildcard(event)
  if (!names.some((name) => fits.test(name)))
    throw new LabError('unknown-entry', { event, near: nearNames(event, names) })
}
