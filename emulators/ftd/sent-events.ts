import type { SentEvent } from '../../src/emulator/index.ts'
import { clockSetSheet, setOwnClock } from '../sftunnel/own-clock.ts'
import type { House } from './house.ts'
import { profiles } from './profiles.ts'

/** The events that `do` and scripts may send, as `describe` shows them. */
export const sentEvents = {
  'appliance.rebooted': { says: 'Somebody reboots the device; every tunnel goes down.', facts: {} },
  'power.lost': { says: 'The device is without power until it is switched on again.', facts: {} },
  'power.restored': { says: 'A device that is off gets power and starts.', facts: {} },
  'process.crashed': {
    says: 'The sftunnel process crashes, and the process manager starts it again.',
    facts: {},
  },
  'sftunnel.restarted': {
    says: 'Somebody restarts the sftunnel process, as pmtool restartbyid sftunnel does.',
    facts: {},
  },
  'software.upgraded': {
    says: 'Another release is installed, and the device starts with it.',
    facts: { to: { says: 'the release', oneOf: Object.keys(profiles) } },
  },
  'network.cut': {
    says: 'Nothing gets to or from the device; nobody is told.',
    facts: {},
  },
  'network.restored': { says: 'The network of the device works again.', facts: {} },
  'clock.set': clockSetSheet,
}

/** Lets the device know of an event. */
export function receive(house: House, { type, to = '' }: SentEvent): void {
  const { appliance, network, clock, surroundings } = house
  switch (type) {
    case 'appliance.rebooted':
      return appliance.send({ type: 'reboot.requested', reason: 'reboot' })
    case 'software.upgraded': {
      const profile = profiles[to]
      if (profile) appliance.send({ type, to: profile })
      return
    }
    case 'clock.set':
      return setOwnClock(clock, to, surroundings.record('clock'))
    case 'network.cut':
      return network.cut()
    case 'network.restored':
      return network.restore()
    case 'power.lost':
    case 'power.restored':
    case 'process.crashed':
    case 'sftunnel.restarted':
      return appliance.send({ type })
  }
}
