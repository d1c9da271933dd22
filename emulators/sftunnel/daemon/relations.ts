import type { Surroundings } from '../../../src/emulator/index.ts'
import type { PeerRecord } from '../vocabulary.ts'
import type { Relation } from './relation.ts'

/** All peers of an appliance, by UUID; one that is not registered yet by what it was given as. */
export interface Relations {
  readonly all: () => readonly Relation[]
  readonly get: (uuid: string) => Relation | undefined
  readonly set: (uuid: string, relation: Relation) => void
  readonly remove: (uuid: string) => void
  /** Who is registered at a lab address. */
  readonly at: (address: string) => Relation | undefined
  /** Registered peers. */
  readonly completed: () => readonly Relation[]
  /** Who is to be registered and may be calling from an address: peers known by a NAT id come from anywhere. */
  readonly expectedFrom: (address: string) => readonly Relation[]
}

/** Makes the table of an appliance's peers; it is empty. */
export function createRelations({ lookUp }: Surroundings): Relations {
  const table = new Map<string, Relation>()
  const all = () => [...table.values()]
  const addressOf = ({ host }: PeerRecord) => (host === undefined ? undefined : lookUp(host))
  const are = (registration: PeerRecord['registration']) =>
    all().filter((one) => one.record().registration === registration)
  return {
    all,
    get: (uuid) => table.get(uuid),
    set: (uuid, relation) => void table.set(uuid, relation),
    remove: (uuid) => void table.delete(uuid),
    at(address) {
      for (const one of table.values()) {
        const record = one.record()
        if (record.registration === 'completed' && addressOf(record) === address) return one
      }
      return undefined
    },
    completed: () => are('completed'),
    expectedFrom: (address) =>
      are('pending').filter((one) => {
        const { claim } = one.record()
        return claim?.natId !== undefined || addressOf(one.record()) === address
      }),
  }
}
