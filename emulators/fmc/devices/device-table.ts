import { isDeviceCalled, type Recorder } from '../../../src/emulator/index.ts'
import { peerHost } from '../../sftunnel/screens/tunnel-end.ts'
import type { PeerStatus, Sftunnel } from '../../sftunnel/vocabulary.ts'

/** A device as Devices > Device Management shows it. */
export interface ManagedDevice {
  readonly name: string
  readonly uuid: string
  readonly address: string
  /** Empty until the device was asked. */
  readonly model: string
  /** Empty until the device has told it. */
  readonly version: string
  /** A device without a tunnel is shown as disabled; one that is just being added as registering. */
  readonly state: 'enabled' | 'disabled' | 'registering'
  /** Connection events that have arrived from it. */
  readonly events: number
}

/** The devices of a manager, and what has come from them. */
export interface DeviceTable {
  readonly list: () => readonly ManagedDevice[]
  /** A device by name, address or UUID. */
  readonly find: (called: string) => ManagedDevice | undefined
  /** How often a device has become enabled or disabled. */
  readonly changes: () => number
}

/** Keeps the table: journals what becomes of devices, asks for models, counts events and answers lookups. */
export function keepDeviceTable(tunnel: Sftunnel, record: Recorder): DeviceTable {
  const models = new Map<string, string>()
  const events = new Map<string, number>()
  const enabled = new Set<string>()
  let changes = 0

  function follow(peer: PeerStatus): void {
    const { uuid, name } = peer
    if (!isDevice(peer) || isUp(peer) === enabled.has(uuid)) return
    changes++
    if (!isUp(peer)) {
      enabled.delete(uuid)
      return record('device.disabled', { device: name })
    }
    enabled.add(uuid)
    record('device.enabled', { device: name })
    if (!models.has(uuid)) void learnModel(uuid)
  }

  async function learnModel(uuid: string): Promise<void> {
    const answer = await tunnel.ask(uuid, 'RPC service', { ask: 'inventory' })
    if (typeof answer?.model === 'string') models.set(uuid, answer.model)
  }

  const shown = (peer: PeerStatus): ManagedDevice => ({
    name: peer.name,
    uuid: peer.uuid,
    address: peerHost(peer),
    model: models.get(peer.uuid) ?? '',
    version: peer.version ?? '',
    state: stateOf(peer),
    events: events.get(peer.uuid) ?? 0,
  })
  const list = () => tunnel.peers().filter(isDevice).map(shown)

  tunnel.watch(follow)
  tunnel.serve('UE Channel service', ({ count }, { uuid }) => {
    if (typeof count === 'number') events.set(uuid, (events.get(uuid) ?? 0) + count)
    return {}
  })
  tunnel.serve('Malware Lookup service', ({ ask, sha256 }) =>
    ask === 'disposition' && typeof sha256 === 'string' ? { sha256, disposition: 'Unknown' } : {},
  )
  return {
    list,
    changes: () => changes,
    find: (called) => list().find((device) => isDeviceCalled(device, called)),
  }
}

function isDevice({ role }: PeerStatus): boolean {
  return role === 'device'
}

function isUp({ channels }: PeerStatus): boolean {
  return channels.length > 0
}

function stateOf(peer: PeerStatus): ManagedDevice['state'] {
  if (peer.registration === 'pending') return 'registering'
  return isUp(peer) ? 'enabled' : 'disabled'
}
