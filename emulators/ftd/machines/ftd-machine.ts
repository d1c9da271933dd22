import {
  consoleOrders,
  powerLoss,
  tunnelStates,
  upgradeBegins,
} from '../../sftunnel/machines/appliance-states.ts'
import { ftd } from './ftd-setup.ts'

const cutOff = powerLoss('#ftd.off')

const running = ftd.createStateConfig({
  description: 'The device works: its door is open, and the process manager looks after sftunnel.',
  initial: 'deciding',
  states: tunnelStates,
  on: {
    ...cutOff,
    ...consoleOrders,
    'software.upgraded': {
      target: 'upgrading',
      actions: [...upgradeBegins, { type: 'install', params: ({ event }) => ({ to: event.to }) }],
    },
  },
})

const rebooting = ftd.createStateConfig({
  description: 'The device starts: its door is shut and no tunnel stands.',
  on: cutOff,
  after: { bootTime: 'running' },
})

const upgrading = ftd.createStateConfig({
  description: 'The device installs another release and starts with it; its door is shut.',
  on: cutOff,
  after: { upgradeTime: 'running' },
})

const off = ftd.createStateConfig({
  description: 'The device has no power, or was shut down, and waits until it is switched on.',
  tags: 'resting',
  entry: 'announceHalt',
  on: { 'power.restored': 'rebooting' },
})

/** A Firepower Threat Defense device and its process manager. No I/O. */
export const ftdMachine = ftd.createMachine({
  id: 'ftd',
  description: 'A Firepower Threat Defense device.',
  context: ({ input }) => ({ ...input, stopReason: 'restart', isTunnelDisabled: false }),
  initial: 'running',
  states: { running, rebooting, upgrading, off },
  on: {
    'network.configured': {
      actions: {
        type: 'configureNetwork',
        params: ({ event }) => ({ settings: event.settings }),
      },
    },
  },
})
