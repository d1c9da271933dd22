import { grammar, pattern } from '../../../src/emulator/index.ts'
import { sharedVocabulary } from '../../sftunnel/clish/shared-commands.ts'
import type { Visit } from '../visit.ts'

/** The makers of commands and modes for a visitor of the device. */
export const { command, mode } = grammar<Visit>()

/** Help for keywords, the same wherever they occur. */
export const vocabulary = {
  ...sharedVocabulary,
  manager: 'Change to Manager Configuration Mode',
  network: 'Change to Network Configuration Mode',
  ipv4: 'Change IPv4 settings',
  dns: 'Configure DNS settings',
  edit: 'Edit a configured manager',
} as const

/** An IPv4 address. */
export const address = pattern(/^(?:\d{1,3}\.){3}\d{1,3}$/, {
  label: 'IPADDR',
  help: 'IPv4 address in the form x.x.x.x',
  examples: ['10.48.67.54', '192.168.45.45'],
})

/** The name of a host, or its address. */
export const host = pattern(/^[A-Za-z0-9][\w.-]{0,252}$/, {
  label: 'HOST',
  help: 'Hostname or IP address',
  examples: ['10.48.79.232', 'fmc.example.com'],
})
