import { documented, recalled } from '../../../src/emulator/index.ts'

export const evidence = documented(
  'Administration guide 4.3, backup chapter: the refusal and the two prompts of set password-encryption-key.',
)

export const otherAnswersEvidence = recalled(
  'No source shows two entries that differ, or the command on a release before 4.2(3d).',
)

/** What creating a backup says from 4.2(3d) on while no key is set. */
export const ENCRYPTION_KEY_REFUSAL =
  'Backup/Export operation requires Password Encryption Key to be set, please refer to Cisco UCS Manager Administration Guide to set the Password Encryption key.'

export const KEY_PROMPT = 'Enter the password encryption key: '
export const KEY_CONFIRMATION = 'Confirm the password encryption key: '
/** The answer to two entries that differ. */
export const KEYS_DIFFER = 'Error: Keys do not match'
/** What a release that has no such key says to the command. */
export const KEY_UNKNOWN = "% Invalid Command at '^' marker"
