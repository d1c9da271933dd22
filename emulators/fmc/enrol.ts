import { documented } from '../../src/emulator/index.ts'
import { enrolDevices, enrolWithManagers } from '../sftunnel/enrolment/enrolment.ts'
import { entriesFor, placesOfManager } from '../sftunnel/files/tunnel-places.ts'
import { issueFiles } from './authority/issue-files.ts'
import { deviceFolder } from './files/device-folder.ts'
import type { House } from './house.ts'

/** Which of two managers. */
export type HaRole = 'primary' | 'secondary'

export const digestEvidence = documented(
  'CSCwa10423: device certificates of older releases are refused with error 68 after the manager was upgraded.',
)

/** What the certificates of devices may be signed over that a manager has from the start. */
export const deviceDigests = { sha1: 'sha1', sha256: 'sha256' } as const

/** Who belongs to a manager from the start. */
export interface EnrolPlan {
  /** When the manager was started first: certificates of devices that it has from the start begin then. */
  readonly firstStartMs: number
  /** The role of the first of two managers; on the second one only. */
  readonly primary: string | undefined
  /** What the certificates of those devices are signed over. */
  readonly digest: keyof typeof deviceDigests
}

/** Takes the devices that name this manager, and the other manager of a pair. The returned function ends it. */
export function enrol(house: House, plan: EnrolPlan): () => void {
  const { firstStartMs: notBeforeMs, primary, digest } = plan
  const { surroundings, tree, keys, end } = house
  const { self, tunnel } = end
  const endings = [
    enrolDevices(surroundings, {
      self,
      issue: ({ uuid }) => issueFiles({ tree, keys }, { uuid, notBeforeMs, digest }),
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
