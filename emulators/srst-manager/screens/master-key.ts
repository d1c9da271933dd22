import { assumed, recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled(
  'backup security key generate and delete of Cisco Unity Express: the two password prompts and the magic string (facts 6.2).',
)
export const errorsEvidence = assumed(
  'Answers for passwords that differ, no password, a second key and a missing key are the lab’s (facts 6.2, 6.5).',
)

export const PASSWORD_QUESTION = 'Please enter the password from which the key will be derived: '
export const PASSWORD_AGAIN = 'Please enter the password again: '
export const PASSWORDS_DIFFER = 'Passwords do not match.'
export const PASSWORD_EMPTY = 'Password cannot be empty.'
export const DELETE_QUESTION = 'Do you want to delete it [y/n]?: '
export const OVERWRITE_QUESTION = 'Do you want to overwrite it [y/n]?: '
export const NO_KEY = 'Security key is not configured.'
export const GENERATE_FIRST = `${NO_KEY} Use 'backup security key generate' first.`

/** What is said of the master key that is there. */
export function keyScreen(magic: string): string {
  return `You have a key with magic string ${magic}`
}
