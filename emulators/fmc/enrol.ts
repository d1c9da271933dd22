import { enrolDevices, enrolWithManagers } from '../sftunnel/enrolment/enrolment.ts'
import { entriesFor, placesOfManager } from '../sftunnel/files/tunnel-places.ts'
import { issueFiles } from './authority/issue-files.ts'
import { deviceFolder } from './files/device-folder.ts'
import type { House } from './house.ts'

/** Which of two managers. */
export type HaRole = 'primary' | 'secondary'

/** Who belongs to a manager from the start. */
export interface EnrolPlan {
  /** When the manager was started first: certificates of devices that it has from the start begin then. */
  readonly firstStartMs: number
  /** The role of the first of two managers; on the second one only. */
  readonly primary: string | undefined
}

/** Takes the devices that name this manager, and the other manager of a pair. The returned function ends it. */
export function enrol(house: House, { firstStartMs, primary }: EnrolPlan): () => void {
  const { surroundings, tree, keys, end } = house
  const { self, tunnel } = end
  const endings = [
    enrolDevices(surroundings, {
      self,
      issue: ({ uuid }) => issueFiles({ tree, keys }, { uuid, notBeforeMs: firstStartMs }),
      learn(peer) {
        tree.put(...deviceFolder(peer))
        tunnel.learn(peer)
      },
    }),
  ]
  if (primary !== undefined)
    endings.push(
      enrolWithManagers(surroundings, {
        self,
        managers: [primary],
        role: 'ha-peer',
        install: ({ uuid }, files) => tree.put(...entriesFor(placesOfManager(uuid), files)),
        learn: tunnel.learn,
      }),
    )
  return () => {
    for (const leave of endings) leave()
  }
}
