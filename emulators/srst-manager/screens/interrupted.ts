import { assumed } from '../../../src/emulator/index.ts'

/** The reason of an operation that a reload or a shutdown has cut short. */
export const INTERRUPTED = 'Operation interrupted by system restart.'

export const evidence = assumed('No text is published; the histories record that it did not end.')
