import { documented } from '../../../src/emulator/index.ts'

/** Before 4.2(3d) there is no password encryption key, and text before SCP does no harm. */
export const backupsBeforeKeyEvidence = documented(
  'Administration guide 4.3: the key is needed from 4.2(3d) on. Release notes 4.2: CSCwh75796 begins with 4.2(3h).',
)

export const backupsWithKeyEvidence = documented(
  'Administration guide 4.3 and release notes 4.2: the refusal without a password encryption key.',
)

export const stumblingEvidence = documented(
  'Release notes 4.2, CSCwh75796: SCP backup to a Linux host fails due to its message; 4.2(3h), fixed in 4.2(3j).',
)
