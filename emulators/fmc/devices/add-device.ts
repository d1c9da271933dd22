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
  const { clock, secret } = surroundings
  const uuids = new Map<string, string>()
  return {
    registered: (peer, expectedAs) => void uuids.set(expectedAs, peer.uuid),
    async add({ host, name: chosen, key, natId }) {
      secret(key)
      const tunnel = plan.tunnel()
      const name = chosen ?? host ?? natId ?? ''
      const expectedAs = host ?? name
      const task = desk.begin({
        group: registrationTexts.group,
        title: registrationTexts.title(name),
        text: registrationTexts.begun(name),
      })
      if (plan.devices().find(expectedAs)) {
        task.fail(registrationTexts.duplicate(name))
        return false
      }
      uuids.delete(expectedAs)
      tunnel.learn({
        uuid: expectedAs,
        name,
        role: 'device',
        registration: 'pending',
        claim: { key, ...(natId !== undefined && { natId }) },
        ...(host !== undefined && { host }),
      })
      const isRegistered = () => uuids.has(expectedAs)
      if (!(await awaitPeer({ tunnel, clock }, isRegistered, plan.limitMs()))) {
        tunnel.forget(expectedAs)
        task.fail(registrationTexts.timedOut)
        return false
      }
      return discover(plan, { task, name, uuid: uuids.get(expectedAs)! })
    },
  }
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
