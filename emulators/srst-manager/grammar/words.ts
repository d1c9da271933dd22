import { grammar } from '../../../src/emulator/index.ts'
import type { Visit } from '../visit.ts'

/** The makers of commands and modes for a visitor of the machine. */
export const { command, mode } = grammar<Visit>()

/** A mode of the machine. */
export type Mode = ReturnType<typeof mode>

/** A command of the machine. */
export type Command = ReturnType<typeof command>

/** Help for keywords, the same wherever they occur. */
export const vocabulary = {
  aaa: 'Authentication, authorization and accounting',
  accounting: 'Accounting configurations parameters',
  backup: 'Backup configuration',
  buffer: 'Trace buffer',
  categories: 'Categories that are backed up',
  category: 'Category of data',
  clear: 'Reset functions',
  clock: 'System clock',
  configuration: 'Contents of non-volatile memory',
  configure: 'Enter configuration mode',
  copy: 'Copy from one file to another',
  counters: 'Counters',
  data: 'System data',
  day: 'Day of the month',
  default: 'Set a command to its defaults',
  detail: 'Detailed display',
  disabled: 'Time when the schedule does not run',
  erase: 'Erase a configuration',
  every: 'At an interval',
  factory: 'Factory default',
  interface: 'Select an interface to configure',
  ip: 'Internet Protocol',
  job: 'Name of the schedule',
  kron: 'Kron schedule',
  license: 'License commands',
  log: 'Logging commands',
  month: 'Month of the year',
  name: 'Name of the log file',
  no: 'Negate a command or set its defaults',
  ntp: 'Network Time Protocol',
  on: 'Day or month',
  password: 'Password',
  repeat: 'How often the schedule runs',
  restore: 'Restore configuration',
  schedule: 'Schedule',
  schedules: 'Schedules',
  security: 'Security configuration',
  server: 'Server',
  show: 'Show running system information',
  software: 'Software installation and upgrade',
  srsx: 'SRST site provisioning',
  terminal: 'Terminal parameters',
  trace: 'Trace control',
  url: 'URL',
  username: 'User account',
  write: 'Write running configuration to memory, network, or terminal',
} as const
