import { grammar } from '../../../src/emulator/index.ts'
import type { Visit } from '../visit.ts'

/** The makers of commands and modes for a visitor of the interconnect. */
export const { command, mode } = grammar<Visit>()

/** Help for keywords, the same wherever they occur. */
export const vocabulary = {
  acknowledge: 'Acknowledge',
  backup: 'Backup',
  'commit-buffer': 'Commit transaction buffer',
  configuration: 'Configuration',
  connect: 'Connect to an endpoint',
  create: 'Create managed objects',
  delete: 'Delete managed objects',
  detail: 'Detail',
  'discard-buffer': 'Discard transaction buffer',
  enter: 'Enters a managed object',
  exit: 'Exit from command interpreter',
  fault: 'Fault',
  fsm: 'Finite State Machine',
  length: 'Terminal length',
  'local-mgmt': 'Connect to Local Management Commands',
  scope: 'Changes the current mode',
  set: 'Set property values',
  show: 'Show system information',
  status: 'Status',
  system: 'Systems',
  terminal: 'Terminal',
  top: 'Go to the top mode',
  up: 'Go up one mode',
  version: 'System version',
  where: 'Show information about the current mode',
  width: 'Terminal width',
} as const
