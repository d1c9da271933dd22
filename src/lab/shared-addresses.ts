import type { Socket } from 'node:net'
import type { SharedAddress } from '../emulator/surroundings.ts'
import type { AddressBook } from './addresses.ts'
import type { ApplianceDoors } from './appliance-doors.ts'
import { listenForConnections, type Listener } from './listener.ts'
import type { Listening } from './standing-door.ts'

/** An appliance that may hold a shared address. */
export interface Participant {
  readonly name: string
  /** Its own lab address. */
  readonly address: string
  readonly doors: ApplianceDoors
}

/** A port of this machine that leads to a service of whoever holds the address. */
export interface SharedDoor {
  readonly service: string
  readonly labPort: number
  readonly host: string
  readonly port: number
}

/** A shared address as it is now. */
export interface SharedAddressState {
  readonly address: string
  /** The appliances that may hold it. */
  readonly appliances: readonly string[]
  /** The one that holds it; undefined while none does. */
  readonly leadsTo: string | undefined
  readonly doors: readonly SharedDoor[]
}

/** The lab addresses that lead to one or another of several appliances, as the virtual address of a cluster does. */
export interface SharedAddresses {
  /** An appliance takes part in an address; again when it starts anew. */
  readonly share: (participant: Participant, address: string) => SharedAddress
  /**
   * Opens a port of this machine for each service behind each address that has none yet; datagrams are left
   * out. To be called when every appliance of a cast has started. Throws `port-not-free`.
   */
  readonly openDoors: () => Promise<void>
  readonly list: () => readonly SharedAddressState[]
  readonly close: () => Promise<void>
}

interface Shared {
  readonly participants: Map<string, Participant>
  readonly doors: (SharedDoor & Pick<Listener, 'close'>)[]
}

interface SharedAddressParts {
  readonly addresses: AddressBook
  /** Where on this machine a port of a lab address listens. */
  readonly listenAt: (address: string, port: number) => Listening
}

/** Makes the shared addresses of one lab; there are none yet. */
export function createSharedAddresses({
  addresses,
  listenAt,
}: SharedAddressParts): SharedAddresses {
  const shared = new Map<string, Shared>()

  function holderOf(address: string): Participant | undefined {
    const own = addresses.find(address)
    const participants = shared.get(address)?.participants.values() ?? []
    return [...participants].find((participant) => participant.address === own)
  }

  async function openDoor(address: string, service: string, labPort: number) {
    const at = listenAt(address, labPort)
    const admit = (socket: Socket) => {
      const door = holderOf(address)?.doors.frontDoors().get(service)
      if (door) return door.admit(socket)
      socket.on('error', () => {})
      socket.resetAndDestroy()
    }
    const { port, close } = await listenForConnections(at, { service, admit })
    return { service, labPort, host: at.host, port, close }
  }

  return {
    share(participant, address) {
      const { participants } = shared.get(address) ?? { participants: new Map() }
      participants.set(participant.name, participant)
      if (!shared.has(address)) shared.set(address, { participants, doors: [] })
      return { hold: () => addresses.hold(participant.name, participant.address, address) }
    },
    async openDoors() {
      for (const [address, { participants, doors }] of shared)
        for (const [service, labPort] of servicesOf([...participants.values()])) {
          const isOpen = doors.some((door) => door.service === service)
          if (!isOpen) doors.push(await openDoor(address, service, labPort))
        }
    },
    list: () =>
      [...shared].map(([address, { participants, doors }]) => ({
        address,
        appliances: [...participants.keys()],
        leadsTo: holderOf(address)?.name,
        doors: doors.map(({ service, labPort, host, port }) => ({ service, labPort, host, port })),
      })),
    async close() {
      const doors = [...shared.values()].flatMap(({ doors }) => doors)
      await Promise.all(doors.map(({ close }) => close()))
    },
  }
}

/** The services that any of the appliances has, with their lab ports. */
function servicesOf(participants: readonly Participant[]): Map<string, number> {
  const doors = participants.flatMap((participant) => [...participant.doors.frontDoors().values()])
  return new Map(doors.map(({ service, labPort }) => [service, labPort]))
}
