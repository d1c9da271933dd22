import { fmc } from './fmc-setup.ts'

/** What cuts a manager off whatever it does. */
const powerLoss = fmc.createStateConfig({
  on: {
    'power.lost': {
      target: '#fmc.off',
      actions: { type: 'noteStop', params: { why: 'power loss' } },
    },
  },
}).on

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
  states: {
    deciding: {
      description: 'The process manager looks up whether sftunnel is to run.',
      always: [{ guard: 'isTunnelDisabled', target: 'tunnelDisabled' }, { target: 'tunnelling' }],
    },
    tunnelling: {
      description: 'The sftunnel process runs and keeps tunnels to the devices.',
      on: {
        'process.crashed': {
          target: 'tunnelEnded',
          actions: { type: 'noteStop', params: { why: 'crash' } },
        },
        'sftunnel.restarted': {
          target: 'tunnelEnded',
          actions: { type: 'noteStop', params: { why: 'restart' } },
        },
      },
    },
    tunnelEnded: {
      description: 'The sftunnel process has ended, and the process manager starts it again.',
      after: { respawnTime: 'tunnelling' },
    },
    tunnelDisabled: {
      description: 'The sftunnel process does not run, because somebody has disabled it.',
      on: {
        'sftunnel.enabled': {
          target: 'tunnelling',
          actions: { type: 'switchTunnel', params: { isDisabled: false } },
        },
      },
    },
  },
  on: {
    ...powerLoss,
    ...work,
    'sftunnel.disabled': {
      target: '.tunnelDisabled',
      actions: [
        { type: 'noteStop', params: { why: 'disabled' } },
        { type: 'switchTunnel', params: { isDisabled: true } },
      ],
    },
    'reboot.requested': {
      target: 'rebooting',
      actions: [
        { type: 'noteStop', params: { why: 'reboot' } },
        { type: 'announceReboot', params: ({ event }) => ({ reason: event.reason }) },
      ],
    },
    'shutdown.requested': {
      target: 'off',
      actions: { type: 'noteStop', params: { why: 'shutdown' } },
    },
    'software.upgraded': {
      target: 'upgrading',
      actions: [
        { type: 'noteStop', params: { why: 'reboot' } },
        { type: 'announceReboot', params: { reason: 'upgrade' } },
        { type: 'install', params: ({ event }) => ({ to: event.to }) },
      ],
    },
  },
})

const rebooting = fmc.createStateConfig({
  description: 'The manager starts: its door is shut and no tunnel stands.',
  on: powerLoss,
  after: { bootTime: 'running' },
})

const upgrading = fmc.createStateConfig({
  description: 'The manager installs another release and starts with it; its door is shut.',
  on: powerLoss,
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
