import { graph, type Mode } from '../console/index.ts'
import type { CommandSheet } from './emulator.ts'

/** The commands of some modes as `describe` lists them; inherited ones stand with the mode that has them. */
export function commandSheets<Session>(modes: readonly Mode<Session>[]): CommandSheet[] {
  return modes
    .flatMap((mode) => graph({ ...mode, inherits: [] }))
    .map(({ mode, usage, help }) => ({ mode, usage, says: help }))
}
