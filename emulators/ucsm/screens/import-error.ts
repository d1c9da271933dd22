import { assumed } from '../../../src/emulator/index.ts'
import type { NotAConfiguration } from '../backup-file/read-configuration.ts'
import type { RemoteError } from '../vocabulary.ts'

export const evidence = assumed(
  'No failed import is published; XML parsing errors are worded as the XML API words them.',
)

/** What the import FSM reports of a file that it fetched and cannot use. */
export function importError(why: NotAConfiguration | 'wrong-key', detail: string): RemoteError {
  switch (why) {
    case 'full-state':
      return {
        result: 'unidentified-fail',
        code: 'ERR-internal-error',
        text: 'Import failed: the file is a full state backup, not a configuration.#',
      }
    case 'wrong-key':
      return {
        result: 'unidentified-fail',
        code: 'ERR-authentication',
        text: 'Import failed: password encryption key does not match.#',
      }
    case 'not-xml':
    case 'foreign':
      return {
        result: 'unidentified-fail',
        code: 'ERR-xml-parse-error',
        text: `XML PARSING ERROR: ${detail}#`,
      }
  }
}
