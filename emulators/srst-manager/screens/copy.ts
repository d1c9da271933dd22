import { assumed, recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled(
  "Unity Express: the questions of copy; host, directory and file are the guide's.",
)
export const failureEvidence = assumed(
  'No text of a failed copy is published; the form is that of IOS.',
)

export const ADDRESS_QUESTION = 'Address or name of remote host? '
export const DESTINATION_QUESTION = 'Destination filename? '
export const SOURCE_QUESTION = 'Source filename? '
export const OVERWRITE_WARNING =
  '!!!WARNING!!! This operation will overwrite your startup configuration.'
export const OVERWRITE_QUESTION = 'Do you wish to continue[y]? '
export const BAD_ADDRESS = '% Invalid address or file name.'
export const NOT_A_CONFIGURATION = '% The file is not a configuration.'

const FACTS: Readonly<Record<string, string>> = {
  'unknown-host': 'Unable to resolve host',
  refused: 'Connection refused',
  unreachable: 'Host unreachable',
  'timed-out': 'Timed out',
  'not-allowed': 'Host unreachable',
  'login-refused': 'Authentication failed',
  'no-such-file': 'No such file or directory',
  'not-a-directory': 'No such file or directory',
  'permission-denied': 'Permission denied',
  'no-space': 'No space left on device',
}

/** What is said when a file could not be sent or fetched. */
export function copyFailure(
  {
    protocol,
    host,
    path,
  }: { readonly protocol: string; readonly host: string; readonly path: string },
  fact: string,
): string {
  return `%Error opening ${protocol}://${host}/${path} (${FACTS[fact] ?? 'Transfer failed'})`
}
