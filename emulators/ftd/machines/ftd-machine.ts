import { ftd } from './ftd-setup.ts'

/** What cuts a device off whatever it does. */
const powerLoss = ftd.createStateConfig({
  on: {
    'power.lost': {
      target: '#ftd.off',
      actions: { type: 'noteStop', params: { why: 'power loss' } },
    },
  },
}).on

const running = ftd.createStateConfig({
  description: 'The device works: its door is open, and the process manager looks after sftunnel.',
  initial: 'deciding',
  states: {
    deciding: {
      description: 'The process manager looks up whether sftunnel is to run.',
      always: [{ guard: 'isTunnelDisabled', target: 'tunnelDisabled' }, { target: 'tunnelling' }],
    },
    tunnelling: {
      description: 'The sftunnel process runs and keeps tunnels to the managers.',
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

const rebooting = ftd.createStateConfig({
  description: 'The device starts: its door is shut and no tunnel stands.',
  on: powerLoss,
  after: { bootTime: 'running' },
})

const upgrading = ftd.createStateConfig({
  description: 'The device installs another release and starts with it; its door is shut.',
  on: powerLoss,
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
