import { withPower } from './power-setup.ts'
import { interrupted } from './ucsm-setup.ts'

/** What an interconnect that works does when it is told to restart, to install or to change its FIPS mode. */
export const powerReactions = withPower.createStateConfig({
  on: {
    'reboot.requested': {
      target: 'rebooting',
      actions: [
        'interruptBackups',
        { type: 'interruptImports', params: { error: interrupted } },
        { type: 'interruptDownloads', params: { error: interrupted } },
        { type: 'announceReboot', params: ({ event }) => ({ reason: event.reason }) },
      ],
    },
    'configuration.erasing': {
      target: 'rebooting',
      actions: [
        { type: 'interruptDownloads', params: { error: interrupted } },
        'announceErasure',
        'eraseConfiguration',
        { type: 'switchFips', params: { isOn: true } },
        { type: 'forgetDeleted', params: { edits: [] } },
        { type: 'forgetDeletedImports', params: { edits: [] } },
        'followSchedules',
        { type: 'announceReboot', params: { reason: 'configuration erased' } },
      ],
    },
    'fips.switched': {
      actions: { type: 'switchFips', params: ({ event }) => ({ isOn: event.isOn }) },
    },
    'install.triggered': {
      actions: { type: 'scheduleInstall', params: ({ event }) => ({ to: event.to }) },
    },
  },
}).on

/** What an interconnect of a cluster does in every state. */
export const clusterReactions = withPower.createStateConfig({
  on: {
    'seat.given': [
      {
        guard: { type: 'isPrimary', params: ({ event }) => ({ seat: event.seat }) },
        actions: [
          { type: 'takeSeat', params: ({ event }) => ({ seat: event.seat }) },
          'followSchedules',
        ],
      },
      {
        actions: { type: 'takeSeat', params: ({ event }) => ({ seat: event.seat }) },
      },
    ],
    'configuration.received': {
      actions: { type: 'adoptConfiguration', params: ({ event }) => ({ objects: event.objects }) },
    },
  },
}).on

export const rebooting = withPower.createStateConfig({
  description: 'The interconnect starts anew: no door is open and every session has ended.',
  on: {
    'policy.due': {
      actions: { type: 'postponeRun', params: ({ event }) => ({ dn: event.dn }) },
    },
  },
  after: {
    bootTime: {
      target: 'operational',
      actions: { type: 'endInstallation', params: { status: 'fail' } },
    },
  },
})
