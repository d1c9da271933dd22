import type { StopReason } from '../vocabulary.ts'

/** Remembers why the sftunnel process ends. */
function noteStop<Why extends StopReason>(why: Why) {
  return { type: 'noteStop', params: { why } } as const
}

/** Switches the process manager's care for sftunnel on or off. */
function switchTunnel<Disabled extends boolean>(isDisabled: Disabled) {
  return { type: 'switchTunnel', params: { isDisabled } } as const
}

/** What cuts an appliance off whatever it does, by the id of its state without power. */
export function powerLoss<Off extends `#${string}.off`>(off: Off) {
  return { 'power.lost': { target: off, actions: noteStop('power loss') } } as const
}

/** How the process manager of an appliance that works looks after sftunnel. */
export const tunnelStates = {
  deciding: {
    description: 'The process manager looks up whether sftunnel is to run.',
    always: [{ guard: 'isTunnelDisabled', target: 'tunnelDisabled' }, { target: 'tunnelling' }],
  },
  tunnelling: {
    description: 'The sftunnel process runs and keeps the tunnels of the appliance.',
    on: {
      'process.crashed': { target: 'tunnelEnded', actions: noteStop('crash') },
      'sftunnel.restarted': { target: 'tunnelEnded', actions: noteStop('restart') },
    },
  },
  tunnelEnded: {
    description: 'The sftunnel process has ended, and the process manager starts it again.',
    after: { respawnTime: 'tunnelling' },
  },
  tunnelDisabled: {
    description: 'The sftunnel process does not run, because somebody has disabled it.',
    on: { 'sftunnel.enabled': { target: 'tunnelling', actions: switchTunnel(false) } },
  },
} as const

/** What somebody at the console of an appliance that works can order. */
export const consoleOrders = {
  'sftunnel.disabled': {
    target: '.tunnelDisabled',
    actions: [noteStop('disabled'), switchTunnel(true)],
  },
  'reboot.requested': {
    target: 'rebooting',
    actions: [
      noteStop('reboot'),
      {
        type: 'announceReboot',
        params: ({ event }: { event: { reason: string } }) => ({ reason: event.reason }),
      },
    ],
  },
  'shutdown.requested': { target: 'off', actions: noteStop('shutdown') },
} as const

/** What an upgrade begins with; the appliance then installs the release. */
export const upgradeBegins = [
  noteStop('reboot'),
  { type: 'announceReboot', params: { reason: 'upgrade' } },
] as const
