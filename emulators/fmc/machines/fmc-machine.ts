import {
  consoleOrders,
  powerLoss,
  tunnelStates,
  upgradeBegins,
} from '../../sftunnel/machines/appliance-states.ts'
import { fmc } from './fmc-setup.ts'

const cutOff = powerLoss('#fmc.off')

/** What people and the manager's own parts do while it works. */
const work = fmc.createStateConfig({
  on: {
    'vdb.installed': {
      actions: { type: 'installVdb', params: ({ event }) => ({ version: event.version }) },
    },
    'hotfix.installed': {
      actions: { type: 'installHotfix', params: ({ event }) => ({ hotfix: event.hotfix }) },
    },
    'task.started': {
      actions: { type: 'beginTask', params: ({ event }) => ({ task: event.task }) },
    },
    'task.told': {
      actions: { type: 'retellTask', params: ({ event: { id, text } }) => ({ id, text }) },
    },
    'task.dismissed': {
      actions: { type: 'dismissTask', params: ({ event }) => ({ id: event.id }) },
    },
    'health.examined': {
      actions: { type: 'takeAlerts', params: ({ event }) => ({ alerts: event.alerts }) },
    },
  },
}).on

const running = fmc.createStateConfig({
  description: 'The manager works: its door is open, and the process manager looks after sftunnel.',
  initial: 'deciding',
  states: tunnelStates,
  on: {
    ...cutOff,
    ...consoleOrders,
    ...work,
    'software.upgraded': {
      target: 'upgrading',
      actions: [...upgradeBegins, { type: 'install', params: ({ event }) => ({ to: event.to }) }],
    },
  },
})

const rebooting = fmc.createStateConfig({
  description: 'The manager starts: its door is shut and no tunnel stands.',
  on: cutOff,
  after: { bootTime: 'running' },
})

const upgrading = fmc.createStateConfig({
  description: 'The manager installs another release and starts with it; its door is shut.',
  on: cutOff,
  after: { upgradeTime: 'running' },
})

const off = fmc.createStateConfig({
  description: 'The manager has no power, or was shut down, and waits until it is switched on.',
  tags: 'resting',
  entry: 'announceHalt',
  on: { 'power.restored': 'rebooting' },
})

/** A Firepower Management Center: its power, its sftunnel process, its tasks and what health runs have found. No I/O. */
export const fmcMachine = fmc.createMachine({
  id: 'fmc',
  description: 'A Firepower Management Center.',
  context: ({ input }) => ({
    ...input,
    hotfixes: [],
    stopReason: 'restart',
    isTunnelDisabled: false,
    tasks: [],
    alerts: [],
  }),
  initial: 'running',
  states: { running, rebooting, upgrading, off },
  on: {
    'task.ended': {
      actions: { type: 'endTask', params: ({ event }) => ({ ending: event.ending }) },
    },
  },
})
