import { storeFault } from './fault.ts'
import { someText, wholeNumber } from './settings.ts'

const bytes = wholeNumber(0)

/** Writes that do not fit answer "No space left on device". */
export const diskFull = storeFault({
  name: 'disk-full',
  description: 'The disk of the server has room for so many bytes more.',
  settings: { bytes },
})

/** The setting `path` is a regular expression over absolute POSIX paths. */
export const permissionDenied = storeFault({
  name: 'permission-denied',
  description: 'The server refuses every operation on the paths that match.',
  settings: { path: someText() },
})

/** Refused changes answer "Permission denied". */
export const readOnly = storeFault({
  name: 'read-only',
  description: 'The server lets files be read and listed, and refuses every change.',
  settings: {},
})

/** Counts the bytes of one file, not those of the connection. */
export const cutFile = storeFault({
  name: 'cut-file',
  description: 'The connection is closed when exactly so many bytes of a file have been stored.',
  settings: { bytes },
})
