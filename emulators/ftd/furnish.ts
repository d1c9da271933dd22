import type { Actor } from 'xstate'
import type { CuttableNetwork, FileTree } from '../../src/emulator/index.ts'
import { createSftunnel } from '../sftunnel/daemon/sftunnel.ts'
import { messagesLog } from '../sftunnel/log/messages-log.ts'
import type { OwnClock } from '../sftunnel/own-clock.ts'
import type { TunnelEnd } from '../sftunnel/screens/tunnel-end.ts'
import { serveManagers } from '../sftunnel/services/device-services.ts'
import type { Self } from '../sftunnel/vocabulary.ts'
import { MESSAGES } from './files/factory-files.ts'
import { followManagers } from './files/peer-folders.ts'
import type { House } from './house.ts'
import type { ftdMachine } from './machines/ftd-machine.ts'
import { managementInterface, productName, type FtdModel } from './models.ts'
import { createExpertShell } from './shell/expert-shell.ts'
import { deviceProcesses } from './shell/processes.ts'

/** What a device is made of before its parts know each other. */
export interface Furniture {
  readonly network: CuttableNetwork
  readonly appliance: Actor<typeof ftdMachine>
  readonly model: FtdModel
  readonly tree: FileTree
  readonly uuid: string
  readonly clock: OwnClock
  readonly password: string
}

/** Puts the parts of a device together: the sftunnel process, its log, the processes and the shell. */
export async function furnish(furniture: Furniture): Promise<House> {
  const { network, appliance, model, tree, clock, password } = furniture
  const { now } = clock
  const { surroundings } = network
  const facts = () => appliance.getSnapshot().context
  const self = (): Self => selfOf(furniture)
  const tunnel = await createSftunnel(surroundings, {
    self,
    tree,
    now,
    log: messagesLog({ tree, path: MESSAGES, hostname: () => facts().network.hostname, now }),
    profile: () => facts().profile.tunnel,
    isCut: network.isCut,
    port: () => facts().network.managementPort,
  })
  const services = serveManagers(tunnel, () => productName(facts().profile, model))
  const end: TunnelEnd = {
    self,
    tunnel,
    interfaceName: () => managementInterface(facts().profile, model),
    ownTime: clock.at,
  }
  const processes = deviceProcesses(appliance, tunnel, surroundings.entropy)
  const isPassword = (typed: string) => typed === password
  const refresh = followManagers({ end, tree, entropy: surroundings.entropy })
  const logins: House['logins'] = { count: 0, last: undefined }
  const expert = createExpertShell({
    surroundings,
    appliance,
    tree,
    end,
    processes,
    clock,
    isPassword,
    lastLogin: () => logins.last,
    refresh,
  })
  return {
    surroundings,
    network,
    appliance,
    model,
    tree,
    end,
    processes,
    expert,
    clock,
    now,
    isPassword,
    logins,
    services,
  }
}

/** Who the device is to its managers. */
function selfOf({ network, appliance, uuid }: Furniture): Self {
  const { profile, network: settings } = appliance.getSnapshot().context
  return {
    side: 'ftd',
    uuid,
    name: settings.hostname,
    address: network.surroundings.address,
    version: profile.version,
    build: profile.build,
  }
}
