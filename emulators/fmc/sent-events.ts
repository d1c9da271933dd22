import { deviceCalled, taskCalled, type SentEvent } from '../../src/emulator/index.ts'
import { clockSetSheet, setOwnClock } from '../sftunnel/own-clock.ts'
import { checkClaim, checkPort, checkVdb, isTunnelPort } from './event-facts.ts'
import { removeDeviceFolder } from './files/device-folder.ts'
import type { House } from './house.ts'
import { profiles } from './profiles.ts'
import { hotfixNames } from './updates/hotfixes.ts'
import { installHotfix } from './updates/install-hotfix.ts'
import { upgradeSoftware } from './updates/upgrade-software.ts'

const device = { says: 'the device: its name, address or UUID' }

/** The events that `do` and scripts may send, as `describe` shows them. */
export const sentEvents = {
  'appliance.rebooted': {
    says: 'Somebody reboots the manager; every tunnel goes down.',
    facts: {},
  },
  'power.lost': { says: 'The manager is without power until it is switched on again.', facts: {} },
  'power.restored': { says: 'A manager that is off gets power and starts.', facts: {} },
  'process.crashed': {
    says: 'The sftunnel process crashes, and the process manager starts it again.',
    facts: {},
  },
  'sftunnel.restarted': {
    says: 'Somebody restarts the sftunnel process, as pmtool restartbyid sftunnel does.',
    facts: {},
  },
  'software.upgraded': {
    says: 'Another release is installed, and the manager starts with it.',
    facts: { to: { says: 'the release', oneOf: Object.keys(profiles) } },
  },
  'hotfix.installed': {
    says: 'A hotfix is installed, without a reboot; one for another release is refused.',
    facts: { package: { says: 'its letters or its file', oneOf: hotfixNames } },
  },
  'network.cut': { says: 'Nothing gets to or from the manager; nobody is told.', facts: {} },
  'network.restored': { says: 'The network of the manager works again.', facts: {} },
  'clock.set': clockSetSheet,
  'management-port.changed': {
    says: 'Somebody gives the tunnels another port, for which sftunnel is restarted; devices need the same.',
    facts: { port: { says: 'the TCP port, 1025 to 65535; 8305 as it is delivered' } },
    check: checkPort,
  },
  'device.added': {
    says: 'Somebody adds a device at Devices > Device Management.',
    facts: {
      host: { says: 'its address or name; absent when only the device can dial', optional: true },
      name: { says: 'the name under which it is shown', optional: true },
      key: { says: 'the registration key, as the device was given it', isSecret: true },
      natId: { says: 'the NAT ID, as the device was given it', optional: true },
    },
    check: checkClaim,
  },
  'device.deleted': { says: 'Somebody deletes a device.', facts: { device } },
  'policy.deployed': { says: 'Somebody deploys the policies to a device.', facts: { device } },
  'vdb.installed': {
    says: 'A vulnerability database is installed; from 399 on it warns of the InternalCA.',
    facts: { version: { says: 'its number, as 399' } },
    check: checkVdb,
  },
  'task.dismissed': {
    says: 'Somebody removes a task from the Tasks tab.',
    facts: { task: { says: 'its number' } },
  },
} as const

/** Lets the manager know of an event. */
export function receive(house: House, event: SentEvent): void {
  const { appliance, network, clock, surroundings } = house
  switch (event.type) {
    case 'clock.set':
      return setOwnClock(clock, event.to ?? '', surroundings.record('clock'))
    case 'appliance.rebooted':
      return appliance.send({ type: 'reboot.requested', reason: 'reboot' })
    case 'network.cut':
      return network.cut()
    case 'network.restored':
      return network.restore()
    case 'power.lost':
    case 'power.restored':
    case 'process.crashed':
    case 'sftunnel.restarted':
      return appliance.send({ type: event.type })
    default:
      return carryOut(house, event)
  }
}

/** What people do at the web interface; only a manager that works has one. */
function carryOut(house: House, { type, ...facts }: SentEvent): void {
  const { appliance, adder, surroundings } = house
  if (!appliance.getSnapshot().matches('running')) return
  const failed = (error: unknown) => surroundings.crashed(type, error)
  switch (type) {
    case 'software.upgraded': {
      const to = profiles[facts.to ?? '']
      return to && upgradeSoftware(house, to)
    }
    case 'hotfix.installed':
      return void installHotfix(house, facts.package ?? '').catch(failed)
    case 'management-port.changed':
      return changePort(house, Number(facts.port))
    case 'device.added':
      return void adder.add({ ...facts, key: facts.key ?? '' }).catch(failed)
    case 'device.deleted':
      return deleteDevice(house, facts.device ?? '')
    case 'policy.deployed':
      return void deployTo(house, facts.device ?? '').catch(failed)
    case 'vdb.installed':
      return appliance.send({ type, version: Number(facts.version) })
    case 'task.dismissed':
      return dismissTask(house, facts.task ?? '')
  }
}

/** Takes a task off the list. Throws `unknown-task`. */
function dismissTask({ appliance, surroundings }: House, called: string): void {
  const known = appliance.getSnapshot().context.tasks.map(({ id }) => id)
  appliance.send({ type: 'task.dismissed', id: taskCalled(surroundings.name, called, known) })
}

/** Gives the tunnels another port; what is no port changes nothing. */
function changePort({ appliance, tunnelPort, surroundings }: House, port: number): void {
  if (!isTunnelPort(port)) return
  tunnelPort.current = port
  const record = surroundings.record('network')
  record('configuration.committed', { changes: ['management port'] })
  appliance.send({ type: 'sftunnel.restarted' })
}

/** Ends what the manager has to do with a device. Throws `unknown-device`. */
export function deleteDevice({ devices, end, tree, surroundings }: House, called: string): void {
  const found = deviceCalled(surroundings.name, called, devices.list())
  end.tunnel.forget(found.uuid)
  removeDeviceFolder(tree, found.uuid)
  surroundings.record('devices')('device.deleted', { device: found.name, uuid: found.uuid })
}

/** Deploys to a device; false when that came to nothing. Throws `unknown-device`. */
export function deployTo(house: House, called: string): Promise<boolean> {
  const { devices, deploy, surroundings } = house
  return deploy(deviceCalled(surroundings.name, called, devices.list()))
}
