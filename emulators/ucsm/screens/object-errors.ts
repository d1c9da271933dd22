import { recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled(
  'The wording is remembered; that create refuses an existing object is documented for the same object model.',
)

export const NO_SUCH_OBJECT = 'Error: Managed object does not exist'
export const OBJECT_EXISTS = 'Error: Managed object already exists'
