import { assumed, captured, documented, recalled } from '../../../src/emulator/index.ts'
import type { ManagerManners } from '../vocabulary.ts'

export const addedEvidence = captured(
  'Lab notes for FTD 6.x and 7.4.2 and a 1210CE with 7.6: the answers to configure manager add.',
)
export const keyEvidence = documented(
  'Getting started guides: keys and NAT ids have at most 37 characters, letters, digits and hyphens, older ones also _ and .',
)
export const deletedEvidence = recalled(
  'The question is captured in test notes; the sentence of success is recalled.',
)
export const policyEvidence = assumed(
  'With its last manager a device loses what that has deployed; warnings against deleting it speak of lost policies and licences.',
)
export const editedEvidence = recalled('FTD Command Reference, configure manager edit.')
export const refusalEvidence = assumed('What is said of a manager that is there, or is not.')

const NOTE = 'Please make note of reg_key as this will be required while adding Device in FMC.'

/** After a manager has been added. */
export function managerAdded(
  host: string,
  { namesHost, asksToNoteKey }: Pick<ManagerManners, 'namesHost' | 'asksToNoteKey'>,
): string {
  const success = `Manager ${namesHost ? `${host} ` : ''}successfully configured.`
  return asksToNoteKey ? `${success}\n${NOTE}` : success
}

export const DELETE_QUESTION = 'Do you want to continue[yes/no]:'
export const DELETED = 'Manager successfully deleted.'
export const NONE = 'No managers configured.'
export const NEEDS_NAT_ID = 'A NAT ID is required when the manager is not addressable.'
export const NEEDS_IDENTIFIER = 'More than one manager is configured. Specify the identifier.'
export const tooMany = (max: number): string =>
  `Cannot add another manager: ${max} managers are configured.`
export const alreadyThere = (host: string): string => `Manager ${host} is already configured.`
export const noSuchManager = (typed: string): string => `No manager with identifier ${typed}.`

/** After the host or the display name of a manager was changed. */
export function managerEdited(what: 'hostname' | 'displayname', from: string, to: string): string {
  return `Updating ${what} from ${from} to ${to}\nManager ${what} updated.`
}
