import type { Actor } from 'xstate'
import {
  createKeyPool,
  type CuttableNetwork,
  type FileTree,
  type KeyPool,
} from '../../src/emulator/index.ts'
import { createSftunnel } from '../sftunnel/daemon/sftunnel.ts'
import type { SftunnelPlan } from '../sftunnel/daemon/sftunnel-plan.ts'
import { placesOfManager } from '../sftunnel/files/tunnel-places.ts'
import { messagesLog } from '../sftunnel/log/messages-log.ts'
import type { OwnClock } from '../sftunnel/own-clock.ts'
import type { TunnelEnd } from '../sftunnel/screens/tunnel-end.ts'
import type { Self, Sftunnel } from '../sftunnel/vocabulary.ts'
import { caExpiry } from './authority/ca-expiry.ts'
import { issueFiles } from './authority/issue-files.ts'
import { createDeviceAdder, type DeviceAdder } from './devices/add-device.ts'
import { createDeployment } from './devices/deploy-policy.ts'
import { keepDeviceTable, type DeviceTable } from './devices/device-table.ts'
import { deviceFolder } from './files/device-folder.ts'
import { MESSAGES } from './files/factory-files.ts'
import type { House, TunnelPort } from './house.ts'
import type { fmcMachine } from './machines/fmc-machine.ts'
import { renewalTools } from './renewal/renewal-tools.ts'
import { createLinuxShell } from './shell/linux-shell.ts'
import { managerProcesses } from './shell/processes.ts'
import { createTaskDesk } from './tasks/task-desk.ts'

/** What a manager is made of before its parts know each other. */
export interface Furniture {
  readonly network: CuttableNetwork
  readonly appliance: Actor<typeof fmcMachine>
  readonly tree: FileTree
  readonly keys: KeyPool
  readonly uuid: string
  readonly hostname: string
  /** When the image was built, milliseconds since 1970. */
  readonly imageBuiltMs: number
  /** When it was started first, milliseconds since 1970. */
  readonly firstStartMs: number
  /** The manager's own clock. */
  readonly clock: OwnClock
  readonly password: string
  readonly tunnelPort: TunnelPort
  /** Whether it is the second of two managers: then its files towards the first one are that one's. */
  readonly isSecondary: boolean
}

/** Keys of a manager, its authority's and those of its devices, each made when it is first needed. */
export function managerKeys({ surroundings }: CuttableNetwork): KeyPool {
  return createKeyPool(surroundings.entropy.fork('keys'))
}

/** Puts the parts of a manager together: the sftunnel process, devices, tasks and the shell. */
export async function furnish(furniture: Furniture): Promise<House> {
  const { network, appliance, tree, keys, clock: own } = furniture
  const { surroundings } = network
  const { clock } = surroundings
  const timings = () => appliance.getSnapshot().context.profile.timings
  const record = surroundings.record('devices')
  const self = (): Self => selfOf(furniture)
  const desk = createTaskDesk(appliance, clock)
  const adder = createDeviceAdder({
    surroundings,
    desk,
    tunnel: () => tunnel,
    devices: () => devices,
    limitMs: () => timings().registrationLimitMs,
  })
  const tunnel: Sftunnel = await createSftunnel(surroundings, tunnelPlan(furniture, self, adder))
  const devices: DeviceTable = keepDeviceTable(tunnel, record)
  const end: TunnelEnd = {
    self,
    tunnel,
    interfaceName: () => 'eth0',
    ownTime: own.at,
  }
  const collectMs = () => timings().deployMs
  return {
    surroundings,
    network,
    appliance,
    tree,
    keys,
    end,
    expiry: caExpiry(tree),
    devices,
    adder,
    deploy: createDeployment({ clock, tunnel, desk, record, collectMs }),
    desk,
    ...commandLineOf(furniture, end),
    clock: own,
    now: own.now,
    tunnelPort: furniture.tunnelPort,
  }
}

/** The shell of a manager with the programs that may be installed there, and who may log in to it. */
function commandLineOf(
  furniture: Furniture,
  end: TunnelEnd,
): Pick<House, 'tools' | 'shell' | 'isPassword' | 'logins'> {
  const { network, appliance, tree, keys, clock, password, isSecondary } = furniture
  const { surroundings } = network
  const logins: House['logins'] = { last: undefined }
  const isPassword = (typed: string) => typed === password
  const caGenerationMs = () => appliance.getSnapshot().context.profile.timings.caGenerationMs
  const { now } = clock
  const tools = renewalTools({ surroundings, tree, end, isSecondary, now, caGenerationMs })
  const shell = createLinuxShell({
    surroundings,
    appliance,
    tree,
    keys,
    end,
    processes: managerProcesses(appliance, end.tunnel, surroundings.entropy),
    tools,
    clock,
    isPassword,
    lastLogin: () => logins.last,
  })
  return { tools, shell, isPassword, logins }
}

function tunnelPlan(furniture: Furniture, self: () => Self, adder: DeviceAdder): SftunnelPlan {
  const { network, appliance, tree, keys, hostname, clock, isSecondary } = furniture
  const { now } = clock
  const record = network.surroundings.record('devices')
  return {
    self,
    tree,
    now,
    log: messagesLog({ tree, path: MESSAGES, hostname: () => hostname, now }),
    profile: () => appliance.getSnapshot().context.profile.tunnel,
    places: ({ role, uuid }) =>
      role === 'ha-peer' && isSecondary ? placesOfManager(uuid) : undefined,
    issue: (device) => issueFiles({ tree, keys }, { uuid: device.uuid, notBeforeMs: now() }),
    registered(peer, expectedAs) {
      tree.put(...deviceFolder(peer))
      record('device.added', { device: peer.name, uuid: peer.uuid })
      adder.registered(peer, expectedAs)
    },
    isCut: network.isCut,
    port: () => furniture.tunnelPort.current,
  }
}

/** Who the manager is to its peers. */
function selfOf({ network, appliance, uuid, hostname }: Furniture): Self {
  const { profile } = appliance.getSnapshot().context
  const { version, build } = profile
  return {
    side: 'fmc',
    uuid,
    name: hostname,
    address: network.surroundings.address,
    version,
    build,
  }
}
