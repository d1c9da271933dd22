import { stateName, type Door } from '../../src/emulator/index.ts'
import { releaseFiles } from './files/factory-files.ts'
import type { Furniture } from './furnish.ts'
import type { House } from './house.ts'
import { placeTools } from './renewal/renewal-tools.ts'
import { INTERRUPTED } from './screens/task-texts.ts'
import { hasRenewalTools } from './updates/hotfixes.ts'

/** As `ps` shows it: the state, and how many devices are enabled. */
export function stateText({ appliance, devices }: House): string {
  const state = stateName(appliance.getSnapshot().value)
  const all = devices.list()
  if (all.length === 0) return state
  const enabled = all.filter((device) => device.state === 'enabled').length
  return `${state}, ${enabled} of ${all.length} devices enabled`
}

/** The cause for which the wires of a manager without power are dead. */
const POWER = 'power'

/** The sftunnel process runs when the chart says so; the door is open while the manager works. */
export function followPower({ appliance, end, network, desk }: House, door: Door): void {
  const follow = () => {
    const snapshot = appliance.getSnapshot()
    const { tunnel } = end
    if (snapshot.matches('off')) network.switchOff()
    else network.switchOn()
    if (snapshot.matches('off') && snapshot.context.stopReason === 'power loss') network.cut(POWER)
    else network.restore(POWER)
    const isToRun = snapshot.matches({ running: 'tunnelling' })
    if (!isToRun && tunnel.isRunning()) tunnel.stop(snapshot.context.stopReason)
    if (isToRun && !tunnel.isRunning()) tunnel.start()
    const isWorking = snapshot.matches('running')
    if (!isWorking && door.isOpen()) {
      door.shut(stateName(snapshot.value))
      desk.abandon(INTERRUPTED)
    }
    if (isWorking && !door.isOpen()) door.open()
  }
  appliance.subscribe(follow)
  follow()
}

/** An upgrade writes the files anew that say which release runs. */
export function followRelease(furniture: Furniture): void {
  const { appliance, tree, uuid, hostname, imageBuiltMs, network } = furniture
  const { address } = network.surroundings
  let { profile } = appliance.getSnapshot().context
  appliance.subscribe(({ context }) => {
    if (context.profile === profile) return
    profile = context.profile
    tree.put(...releaseFiles({ profile, uuid, hostname, address, imageBuiltMs }))
  })
}

/** The programs that renew the InternalCA come with a release or a hotfix, and go with another release. */
export function followTools({ appliance, tree, tools }: House): void {
  let wereThere = false
  const follow = () => {
    const areThere = hasRenewalTools(appliance.getSnapshot().context)
    if (areThere !== wereThere) placeTools(tree, tools, areThere)
    wereThere = areThere
  }
  appliance.subscribe(follow)
  follow()
}
