import type { BehaviourSettings } from '../../src/emulator/index.ts'
import { algorithmsAdded } from './behaviours/algorithms-added.ts'
import { dsaOnly } from './behaviours/dsa-only.ts'
import { ed25519Only } from './behaviours/ed25519-only.ts'
import { hostKeyChanged } from './behaviours/host-key-changed.ts'
import { manInTheMiddle } from './behaviours/man-in-the-middle.ts'
import { reinstalled } from './behaviours/reinstalled.ts'
import { sftpSubsystemOff } from './behaviours/sftp-subsystem-off.ts'
import { ssh1Only } from './behaviours/ssh-1-only.ts'
import type { Behaviour, Meeting } from './meeting.ts'
import type { BackupServerProfile } from './vocabulary.ts'

/** Every way in which a backup server may deviate from its profile, by name. */
export const behaviours: Readonly<Record<string, Behaviour>> = {
  'host-key-changed': hostKeyChanged,
  reinstalled,
  'man-in-the-middle': manInTheMiddle,
  'ssh-1-only': ssh1Only,
  'sftp-subsystem-off': sftpSubsystemOff,
  'algorithms-added': algorithmsAdded,
  'dsa-only': dsaOnly,
  'ed25519-only': ed25519Only,
}

/** Behaviours that are on, with their settings. */
export type ActiveBehaviours = Readonly<Record<string, BehaviourSettings>>

/** What a client meets that connects to a server of this profile with these behaviours on. */
export function meetingOf(profile: BackupServerProfile, active: ActiveBehaviours): Meeting {
  const plain: Meeting = { profile, keyGeneration: 0, disk: 'own', takesAnyPassword: false }
  return Object.entries(active).reduce(
    (met, [name, settings]) => behaviours[name]?.change(met, settings) ?? met,
    plain,
  )
}

/** The behaviours of the server itself, as somebody meets them at its console. */
export function withoutIntruder(active: ActiveBehaviours): ActiveBehaviours {
  const { 'man-in-the-middle': _, ...own } = active
  return own
}
