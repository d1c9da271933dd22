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

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const LABEL = '[A-Za-z0-9](?:[\\w-]{0,61}[A-Za-z0-9])?'
/** Names of RFC 1123, with the underscores that are met in the field; what ends in a number can only be an address. */
const NAME = `(?=.{1,253}$)(?!(?:.*\\.)?\\d+$)${LABEL}(?:\\.${LABEL})*`

/** The name of a host, or its address. */
export const host = pattern(new RegExp(`^(?:(?:${OCTET}\\.){3}${OCTET}|${NAME})$`), {
  label: 'HOST',
  help: 'Hostname or IP address',
  examples: ['10.48.79.232', 'fmc.example.com'],
})
