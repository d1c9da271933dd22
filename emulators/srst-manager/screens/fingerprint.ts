import { assumed, recalled } from '../../../src/emulator/index.ts'
import type { KnownHost } from '../vocabulary.ts'

export const evidence = recalled(
  'backup server authenticate of Cisco Unity Express; the exact question is uncertain (facts 5.2).',
)
export const listEvidence = recalled('One line an entry, as the command is typed (facts 5.5).')
export const errorsEvidence = assumed('No refusal of this command is published.')

export const NEEDS_SFTP = 'Backup server authentication requires an SFTP server URL.'
export const CONTINUE_QUESTION = 'Do you want to continue [y/n]? '

export const BAD_HIDDEN = 'Hidden credentials are not valid.'

/** What is shown of a host key before the question whether to pin it. */
export function fingerprintScreen({ host, type, md5 }: KnownHost): string {
  return `The fingerprint of host ${host} (key type ${type}) is:\n     ${md5}`
}

/** `show security ssh knownhost`: one line for each pinned key. */
export function knownHostScreen(knownHosts: readonly KnownHost[]): string {
  return knownHosts.map(({ host, type, md5 }) => `${host} ${type} ${md5}`).join('\n')
}
