import { FileRefusal } from '../../../src/emulator/index.ts'

/** Writes files of the appliance; false when its file tree refuses, as a full disk does. A process goes on then. */
export function ifRoom(write: () => void): boolean {
  try {
    write()
    return true
  } catch (error) {
    if (error instanceof FileRefusal) return false
    throw error
  }
}
