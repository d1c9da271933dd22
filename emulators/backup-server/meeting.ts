import type { BehaviourSettings, BehaviourSheet } from '../../src/emulator/index.ts'
import type { BackupServerProfile } from './vocabulary.ts'

/** What a client meets that connects now. */
export interface Meeting {
  readonly profile: BackupServerProfile
  /** How often the host keys were replaced. */
  readonly keyGeneration: number
  /** Whose disk files are written to and read from. */
  readonly disk: 'own' | 'fresh' | "intruder's"
  /** Whether any password is taken. */
  readonly takesAnyPassword: boolean
  /** The identification line of the first SSH protocol, when that is all there is. */
  readonly version1Ident?: string
}

/** A named deviation of a backup server from its profile. */
export interface Behaviour extends BehaviourSheet {
  /** What a client meets while it is on. Behaviours that are on together change it in turn. */
  readonly change: (met: Meeting, settings: BehaviourSettings) => Meeting
}
