import { oneOf, pattern } from '../../../src/emulator/index.ts'

/** Keywords of the CLI for what the model calls config-all and the like. */
export const TYPE_OF = {
  'full-state': 'full-state',
  'all-configuration': 'config-all',
  'logical-configuration': 'config-logical',
  'system-configuration': 'config-system',
} as const

export const backupUrl = pattern(
  /^(?:(?:ftp|scp|sftp):\/\/[^@/\s]+@|tftp:\/\/)(?:\[[\da-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?\/[^\s/][^\s]*$/i,
  {
    label: 'URL',
    help: 'ftp|scp|sftp://username@hostname/path, tftp://hostname:port-num/path',
    examples: ['sftp://backup@10.20.30.9/fi.bak', 'scp://user@host35/backups/all-config9.bak'],
  },
)

export const backupType = oneOf({
  'all-configuration': 'All configuration',
  'full-state': 'Full state',
  'logical-configuration': 'Logical configuration',
  'system-configuration': 'System configuration',
})

export const adminState = oneOf({ disabled: 'Disabled', enabled: 'Enabled' })

export const protocol = oneOf({ ftp: 'Ftp', scp: 'Scp', sftp: 'Sftp', tftp: 'Tftp' })

export const hostName = pattern(/^(?:\[?[\da-fA-F:.]+\]?|[\w.-]+)$/, {
  label: 'NAME',
  help: 'Hostname or IP address',
  examples: ['10.20.30.9', 'host35'],
})

export const importUrl = pattern(
  /^(?:scp|sftp):\/\/[^@/\s]+@(?:\[[\da-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?\/[^\s/][^\s]*$/i,
  {
    label: 'URL',
    help: 'scp|sftp://username@hostname/path',
    examples: ['scp://user@host35/backups/all-config9.bak'],
  },
)

export const importAction = oneOf({ merge: 'Merge', replace: 'Replace' })
