import { enrolWithManagers } from '../sftunnel/enrolment/enrolment.ts'
import { entriesFor, placesOfManager } from '../sftunnel/files/tunnel-places.ts'
import type { House } from './house.ts'

/** Registers the device with managers of the cast, as if that had been done before. The returned function ends it. */
export function enrolWith(
  { surroundings, end, tree }: House,
  managers: readonly string[],
): () => void {
  const { self, tunnel } = end
  return enrolWithManagers(surroundings, {
    self,
    managers,
    role: 'device',
    install: ({ uuid }, files) => tree.put(...entriesFor(placesOfManager(uuid), files)),
    learn: tunnel.learn,
  })
}
