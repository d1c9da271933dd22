import { debian12 } from './profiles/debian-12.ts'
import type { JumpHostProfile } from './vocabulary.ts'

/** Every system that a jump host may run, by name. */
export const profiles: Readonly<Record<string, JumpHostProfile>> = { 'debian-12': debian12 }
