import { assumed, captured } from '../../../src/emulator/index.ts'
import type { RemoteError } from '../vocabulary.ts'
import { ENCRYPTION_KEY_REFUSAL } from './encryption-key.ts'

export const evidence = captured(
  "Field note (end point timed out) and a published session (permission denied); the codes of the others are the SDK's.",
)

export const clientErrorEvidence = assumed(
  'The note says which words a backup fails with; that they are the whole description, and which result and code go with them, is supposed.',
)

/** How an upload can fail as far as the interconnect tells the difference. */
export type UploadFailure =
  | 'no-answer'
  | 'no-login'
  | 'no-space'
  | 'no-path'
  | 'not-permitted'
  | ClientFailure

/** The SSH client of the interconnect broke a handshake off with words of its own. */
export interface ClientFailure {
  readonly clientSays: string
}

/**
 * What the FSM reports. A blocked handshake, an unreachable host and a broken connection look alike: the
 * box has one sentence for all of them, which is what makes the failure hard to read. Only what its own
 * client could not do is told in that client's words.
 */
export function remoteError(failure: UploadFailure, path: string): RemoteError {
  if (typeof failure === 'object')
    return { result: 'end-point-protocol-error', code: 'none', text: `${failure.clientSays}#` }
  switch (failure) {
    case 'no-login':
      return {
        result: 'end-point-failed',
        code: 'ERR-DNLD-authentication-failure',
        text: 'Permission denied#',
      }
    case 'no-space':
      return {
        result: 'end-point-failed',
        code: 'ERR-DNLD-no-space',
        text: 'No space left on device#',
      }
    case 'no-path':
      return {
        result: 'end-point-failed',
        code: 'ERR-DNLD-no-file',
        text: `${path}: No such file or directory#`,
      }
    case 'not-permitted':
      return { result: 'end-point-failed', code: 'none', text: `${path}: Permission denied#` }
    case 'no-answer':
      return {
        result: 'end-point-unavailable',
        code: 'ERR-request-timeout',
        text: 'End point timed out. Check for IP, password, space or access related issues.#',
      }
  }
}

/**
 * What a scheduled backup reports where there is no password encryption key: the sentence that the CLI
 * refuses with, which is documented; that the FSM says the same is supposed.
 */
export const keyMissing: RemoteError = {
  result: 'unidentified-fail',
  code: 'none',
  text: ENCRYPTION_KEY_REFUSAL,
}

export const deletionEvidence = assumed(
  'That the FSM of an operation ends with the operation is certain; what its last event says is not.',
)

/** What an operation reports that was deleted while its FSM was running. */
export const operationDeleted: RemoteError = {
  result: 'not-applicable',
  code: 'none',
  text: 'The operation has been deleted.',
}
