import { assumed, oneOf, pattern, text } from '../../../src/emulator/index.ts'

export const descriptionEvidence = assumed(
  'The SDK allows 0 to 256 characters in descr; that the command line refuses a longer one as it refuses any wrong word is supposed.',
)

/** Keywords of the CLI for what the model calls config-all and the like. */
export const TYPE_OF = {
  'full-state': 'full-state',
  'all-configuration': 'config-all',
  'logical-configuration': 'config-logical',
  'system-configuration': 'config-system',
} as const

/** The place of a file on a server: that of a backup to be made, or of one to be imported. */
export const remoteFileUrl = pattern(
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

export const importAction = oneOf({ merge: 'Merge', replace: 'Replace' })

/** The most characters of a description (SDK: descr of MgmtBackup and its like). */
const DESCRIPTION_MAX = 256
const anyText = text('Description, in quotation marks when it has blanks')

/** A description of an operation or a policy. */
export const description: typeof anyText = {
  ...anyText,
  read: (token) => (token.text.length > DESCRIPTION_MAX ? undefined : anyText.read(token)),
}
