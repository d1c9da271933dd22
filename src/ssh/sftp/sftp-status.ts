import { refusalText } from '../../store/refusal-text.ts'
import type { StoreRefusal } from '../../store/file-store.ts'

/** Status codes of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 7). */
export const sftpStatus = {
  ok: 0,
  eof: 1,
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  badMessage: 5,
  unsupported: 8,
} as const

/** Version 3 knows few reasons; the rest are FAILURE with a text, as errno_to_portable of OpenSSH has it. */
const codes: Readonly<Record<StoreRefusal, number>> = {
  'no-such-file': sftpStatus.noSuchFile,
  'not-a-directory': sftpStatus.noSuchFile,
  'permission-denied': sftpStatus.permissionDenied,
  'no-space': sftpStatus.failure,
  'already-exists': sftpStatus.failure,
  'is-a-directory': sftpStatus.failure,
  'directory-not-empty': sftpStatus.failure,
  failure: sftpStatus.failure,
}

/** Code and text of the STATUS answer for what a store refused. */
export function statusFor(refusal: StoreRefusal): { code: number; text: string } {
  return { code: codes[refusal], text: refusalText[refusal] }
}
