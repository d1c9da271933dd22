import type { CredentialFiles, Surroundings } from '../../../src/emulator/index.ts'
import type { PeerRecord, Self } from '../vocabulary.ts'

/** A manager that has devices from the start. */
export interface ManagerSeat {
  readonly self: () => Self
  /** Issues key and certificate; the files are the device's. */
  readonly issue: (device: Self) => CredentialFiles
  /** Takes a device into the table of peers. */
  readonly learn: (device: PeerRecord) => void
}

/** A device, or the second of two managers, that belongs to managers from the start. */
export interface DeviceSeat {
  readonly self: () => Self
  /** The roles of its managers in the cast. */
  readonly managers: readonly string[]
  /** What it is to its managers. */
  readonly role: 'device' | 'ha-peer'
  /** Lays the files down as a registration does. */
  readonly install: (manager: Self, files: CredentialFiles) => void
  /** Takes a manager into the table of peers. */
  readonly learn: (manager: PeerRecord) => void
}

/** A manager that has taken its seat, and what it has issued since, by the role of the device. */
interface SeatedManager extends ManagerSeat {
  readonly name: string
  readonly issued: Map<string, CredentialFiles>
}

/** A device that has taken its seat, and the roles of the managers whose files it has been given since. */
interface SeatedDevice extends DeviceSeat {
  readonly name: string
  readonly furnished: Set<string>
}

/** Who is there of one lab, by roles in the cast. */
interface Office {
  readonly managers: Map<string, SeatedManager>
  readonly devices: Map<string, SeatedDevice>
}

/** The offices of all labs. A lab has one clock, which stands for it. */
const offices = new WeakMap<object, Office>()

/**
 * Registers the devices that name this appliance as their manager, now and as they come, without a word over the wire.
 * The returned function ends it.
 */
export function enrolDevices(surroundings: Surroundings, seat: ManagerSeat): () => void {
  const { managers, devices } = officeOf(surroundings)
  const { name } = surroundings
  const manager = { ...seat, name, issued: new Map() }
  managers.set(name, manager)
  for (const device of devices.values()) if (device.managers.includes(name)) pair(manager, device)
  return () => void (managers.get(name) === manager && managers.delete(name))
}

/** Registers this appliance with the managers it names, now or when they come. The returned function ends it. */
export function enrolWithManagers(surroundings: Surroundings, seat: DeviceSeat): () => void {
  const { managers, devices } = officeOf(surroundings)
  const { name } = surroundings
  const device = { ...seat, name, furnished: new Set<string>() }
  devices.set(name, device)
  for (const role of device.managers) {
    const manager = managers.get(role)
    if (manager) pair(manager, device)
  }
  return () => void (devices.get(name) === device && devices.delete(name))
}

function officeOf({ clock }: Surroundings): Office {
  const office = offices.get(clock) ?? { managers: new Map(), devices: new Map() }
  offices.set(clock, office)
  return office
}

/**
 * Both ends know each other as after a registration; the manager first, so that it is ready when the device calls.
 * An end that goes on while the other one is reset is left as it is: the device gets the files again that were issued
 * at the start, and the manager books them again.
 */
function pair(manager: SeatedManager, device: SeatedDevice): void {
  const [head, member] = [manager.self(), device.self()]
  let files = manager.issued.get(device.name)
  if (!files) {
    files = manager.issue(member)
    manager.issued.set(device.name, files)
    manager.learn(recordOf(member, device.role))
  }
  if (device.furnished.has(manager.name)) return
  device.furnished.add(manager.name)
  device.install(head, files)
  if (device.role === 'ha-peer') return device.learn(recordOf(head, 'ha-peer'))
  // As `configure manager add` without a display name leaves it.
  device.learn({ ...recordOf(head, 'manager'), displayName: head.address })
}

function recordOf({ uuid, name, address }: Self, role: PeerRecord['role']): PeerRecord {
  return { uuid, name, role, host: address, registration: 'completed' }
}
