import { assumed } from '../../../src/emulator/index.ts'

export const evidence = assumed('No text about user accounts is published.')

/** The last account cannot be deleted, or nobody could log in. */
export const LAST_ACCOUNT = '% The last user account cannot be deleted.'

/** An account of this name is there. */
export function accountExists(name: string): string {
  return `% User ${name} already exists.`
}

/** No account has this name. */
export function noSuchAccount(name: string): string {
  return `% User ${name} does not exist.`
}
