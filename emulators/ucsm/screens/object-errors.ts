import { assumed, recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled(
  'The wording is remembered; that create refuses an existing object is documented for the same object model.',
)

export const subordinateEvidence = assumed(
  'That only the primary takes changes is documented, what the subordinate says is not.',
)

export const NOT_PRIMARY =
  'Error: Update failed: [This fabric interconnect is subordinate. Connect to the primary]'
export const INVALID_BLOCK = 'Error: Update failed: [The block ends before it begins]'
export const NO_SUCH_OBJECT = 'Error: Managed object does not exist'
export const OBJECT_EXISTS = 'Error: Managed object already exists'
