import type { Surroundings } from '../../../src/emulator/index.ts'
import type { PeerRecord, Sftunnel } from '../../sftunnel/vocabulary.ts'
import { registrationTexts } from '../screens/task-texts.ts'
import type { OpenTask, TaskDesk } from '../tasks/task-desk.ts'
import { awaitPeer } from './await-peer.ts'
import type { DeviceTable } from './device-table.ts'

/** A device as somebody adds it. */
export interface NewDevice {
  /** Its address or name; absent when only the device can dial, which takes a NAT id. */
  readonly host?: string
  /** The name under which it is shown; its host when absent. */
  readonly name?: string
  readonly key: string
  readonly natId?: string
}

/** Adds devices to a manager. */
export interface DeviceAdder {
  /** Registers a device; true once it was discovered. */
  readonly add: (device: NewDevice) => Promise<boolean>
  /** To be told when sftunnel has completed a registration. */
  readonly registered: (peer: PeerRecord, expectedAs: string) => void
}

/** What adding a device takes. */
export interface AddPlan {
  readonly surroundings: Surroundings
  readonly tunnel: () => Sftunnel
  readonly devices: () => DeviceTable
  readonly desk: TaskDesk
  readonly limitMs: () => number
}

/** Makes what adds devices. */
export function createDeviceAdder(plan: AddPlan): DeviceAdder {
  const { surroundings, desk } = plan
  const uuids = new Map<string, string>()

  async function register(expectedAs: string, device: PeerRecord): Promise<string | undefined> {
    const tunnel = plan.tunnel()
    uuids.delete(expectedAs)
    tunnel.learn(device)
    const around = { tunnel, clock: surroundings.clock }
    const isRegistered = await awaitPeer(around, () => uuids.has(expectedAs), plan.limitMs())
    if (!isRegistered) tunnel.forget(expectedAs)
    return uuids.get(expectedAs)
  }

  return {
    registered: (peer, expectedAs) => void uuids.set(expectedAs, peer.uuid),
    async add(device) {
      surroundings.secret(device.key)
      const record = pendingRecord(device)
      const { name } = record
      const task = desk.begin({
        group: registrationTexts.group,
        title: registrationTexts.title(name),
        text: registrationTexts.begun(name),
      })
      const refusal = refusalFor(plan, device, record)
      const uuid = refusal === undefined ? await register(record.uuid, record) : undefined
      if (uuid !== undefined) return discover(plan, { task, name, uuid })
      task.fail(refusal ?? registrationTexts.timedOut)
      return false
    },
  }
}

/** What the manager knows of a device before they have met. */
function pendingRecord({ host, name, key, natId }: NewDevice): PeerRecord {
  const shown = name ?? host ?? natId ?? ''
  return {
    uuid: host ?? shown,
    name: shown,
    role: 'device',
    registration: 'pending',
    claim: { key, ...(natId !== undefined && { natId }) },
    ...(host !== undefined && { host }),
  }
}

/** Why a device is not even tried; undefined when it is. */
function refusalFor(
  plan: AddPlan,
  { host, natId }: NewDevice,
  { uuid, name }: PeerRecord,
): string | undefined {
  if (host === undefined && natId === undefined) return registrationTexts.nowhere
  return plan.devices().find(uuid) && registrationTexts.duplicate(name)
}

/** Waits for the tunnel to a device that has just been registered. */
async function discover(
  { surroundings, tunnel: tunnelOf, limitMs }: AddPlan,
  { task, name, uuid }: { readonly task: OpenTask; readonly name: string; readonly uuid: string },
): Promise<boolean> {
  const tunnel = tunnelOf()
  const peer = () => tunnel.peers().find((one) => one.uuid === uuid)
  task.tell(registrationTexts.discovering(name))
  const isUp = () => peer()?.channels.length === 2
  const wasUp = await awaitPeer({ tunnel, clock: surroundings.clock }, isUp, limitMs())
  if (!wasUp) {
    task.fail(registrationTexts.timedOut)
    return false
  }
  task.tell(registrationTexts.connected(name))
  const answer = await tunnel.ask(uuid, 'RPC service', { ask: 'inventory' })
  if (answer) task.complete(registrationTexts.discovered(name))
  else task.fail(registrationTexts.timedOut)
  return answer !== undefined
}
