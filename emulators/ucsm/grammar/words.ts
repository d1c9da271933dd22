import { grammar } from '../../../src/emulator/index.ts'
import type { Visit } from '../visit.ts'

/** The makers of commands and modes for a visitor of the interconnect. */
export const { command, mode } = grammar<Visit>()

/** A mode of the interconnect. */
export type Mode = ReturnType<typeof mode>

/** Help for keywords, the same wherever they occur. */
export const vocabulary = {
  acknowledge: 'Acknowledge',
  backup: 'Backup',
  cause: 'Cause',
  'commit-buffer': 'Commit transaction buffer',
  configuration: 'Configuration',
  cluster: 'Cluster mode',
  connect: 'Connect to an endpoint',
  console: 'Console',
  create: 'Create managed objects',
  delete: 'Delete managed objects',
  detail: 'Detail',
  disable: 'Disable services',
  'discard-buffer': 'Discard transaction buffer',
  enable: 'Enable services',
  enter: 'Enters a managed object',
  event: 'Event',
  exit: 'Exit from command interpreter',
  fault: 'Fault',
  file: 'File',
  fsm: 'Finite State Machine',
  length: 'Terminal length',
  level: 'Level',
  'local-mgmt': 'Connect to Local Management Commands',
  monitor: 'Monitor',
  monitoring: 'Monitor the system',
  policy: 'Policy',
  'remote-destination': 'Remote Destination',
  'retention-interval': 'Retention Interval',
  scope: 'Changes the current mode',
  security: 'Security mode',
  set: 'Set property values',
  severity: 'Severity',
  show: 'Show system information',
  source: 'Source',
  status: 'Status',
  suppressed: 'Suppressed',
  syslog: 'Syslog',
  system: 'Systems',
  terminal: 'Terminal',
  top: 'Go to the top mode',
  up: 'Go up one mode',
  version: 'System version',
  'import-config': 'Import Config',
  org: 'Organizations',
  'backup-policy': 'Full state backup policy',
  'cfg-export-policy': 'All configuration export policy',
  'backup-exp-policy': 'Reminder of backups',
  default: 'Default',
  where: 'Show information about the current mode',
  width: 'Terminal width',
} as const
