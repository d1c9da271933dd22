import type { AnyStateMachine } from 'xstate'
import type { CredentialFiles } from '../pki/index.ts'
import type { SshOffer } from '../ssh/offer.ts'
import type { EvidenceRow } from './evidence.ts'
import type { OptionKind } from './option-kind.ts'
import type { SshSheet } from './ssh-sheet.ts'
import type { Surroundings } from './surroundings.ts'

/** A login that works on a running appliance; shown by `ps` and in `lab.json`. */
export interface Credential {
  readonly username: string
  readonly password: string
}

/** What everyone may choose when they cast an appliance. */
export interface CastOptions {
  /** Name of a profile of the emulator. */
  readonly profile?: string
  /** Lab address; the lab chooses one when absent. */
  readonly address?: string
  /** Name under which other appliances find it; its name in the cast when absent. */
  readonly hostname?: string
}

/** An emulator with the options somebody chose: one role of a cast. */
export interface CastMember<Handle = unknown> {
  readonly emulator: Emulator
  readonly options: CastOptions
  /** What a script can do with it once it runs; present in the type only. */
  readonly handle?: Handle
}

/** An event of an emulator's vocabulary that `do` and scripts may send. */
export interface EventSheet {
  readonly says: string
  readonly facts: Readonly<Record<string, FactSheet>>
  /** Throws when facts that are allowed one by one do not go together; asked before anything happens. */
  readonly check?: (facts: Readonly<Record<string, string>>) => void
}

/** A fact that an event carries, as text. */
export interface FactSheet {
  readonly says: string
  readonly optional?: boolean
  readonly oneOf?: readonly string[]
  /** Kept out of the journal, as a registration key is. */
  readonly isSecret?: boolean
}

/** A named way in which an appliance may deviate from its profile; `behave` and scripts switch it on and off. */
export interface BehaviourSheet {
  readonly says: string
  readonly settings?: Readonly<Record<string, FactSheet>>
}

/** Settings of a behaviour, as text. */
export type BehaviourSettings = Readonly<Record<string, string>>

/** An event as it is sent: its type, and facts as text. */
export interface SentEvent {
  readonly type: string
  readonly [fact: string]: string
}

/** A front door and its port on the appliance's lab address. */
export interface DoorSheet {
  readonly service: string
  readonly port: number
}

/** A command as `describe` lists it. */
export interface CommandSheet {
  readonly mode: string
  readonly usage: string
  readonly says: string
}

/** A version of an appliance, as `list` and `describe` show it. */
export interface ProfileSheet {
  readonly title: string
}

/** The data sheet of an emulator: everything `list` and `describe` show, and how to start one. */
export interface EmulatorSheet<Profile extends ProfileSheet, Options extends CastOptions, Handle> {
  readonly name: string
  readonly imitates: string
  readonly profiles: Readonly<Record<string, Profile>>
  readonly defaultProfile: string
  /** Options beyond profile, address and hostname, with a sentence each. */
  readonly options: Readonly<Record<string, string>>
  /** What they have to be; an option that is not here is not looked at before the start. */
  readonly optionKinds?: Readonly<Record<string, OptionKind>>
  readonly doors: readonly DoorSheet[]
  readonly machines: readonly AnyStateMachine[]
  readonly commands: () => readonly CommandSheet[]
  readonly behaviours: Readonly<Record<string, BehaviourSheet>>
  readonly events: Readonly<Record<string, EventSheet>>
  /** What a profile is on SSH connections, on one of the `models`; absent without SSH. */
  readonly ssh?: (profile: Profile, model: string) => SshSheet
  /** Hardware models that differ there, the usual one first; absent when all are alike. */
  readonly models?: readonly string[]
  /** Whether it sends files over FTP and TFTP as well, whatever its profile. */
  readonly dialsFtp?: boolean
  readonly evidence: () => readonly EvidenceRow[]
  readonly start: (plan: StartPlan<Profile, Options>) => Promise<StartedEmulator<Handle>>
}

/** What an emulator is started with. */
export interface StartPlan<Profile, Options> {
  readonly surroundings: Surroundings
  readonly profile: Profile
  readonly profileName: string
  readonly options: Options
}

/** What a line at an appliance's own console printed, and its exit status. */
export interface ConsoleAnswer {
  readonly output: string
  readonly exit: number
}

/** A running emulator as the lab sees it. */
export interface StartedEmulator<Handle = unknown> {
  /** What scripts call. */
  readonly handle: Handle
  /** In one word or two, for `ps`. */
  readonly state: () => string
  /** Name of the profile that it runs now; an upgrade changes it. */
  readonly profile: () => string
  /** What the pages of its web interface show, each as plain JSON; absent when it has none. */
  readonly views?: () => Readonly<Record<string, unknown>>
  readonly send: (event: SentEvent) => void
  /** Switches a behaviour on with its settings, or off without any; absent when the emulator has none. */
  readonly behave?: (behaviour: string, settings: BehaviourSettings | undefined) => void
  /** Carries out a line at its own console, past its network; absent where it has none. */
  readonly console?: (line: string) => Promise<ConsoleAnswer>
  readonly credentials: readonly Credential[]
  /** What its SSH door offers now; absent without one. */
  readonly sshOffer?: () => SshOffer
  /** The key types of its SSH door, in the order of its offer; none without one. */
  readonly hostKeys: () => readonly HostKeySheet[]
  /** Key and certificate that it presents over TLS now, and the authority that it trusts; absent when it has none. */
  readonly tlsFiles?: () => CredentialFiles | undefined
  /** Ends its statecharts; the lab closes its doors. What starts anew must end what it dialled as well. */
  readonly stop: (startsAnew?: boolean) => void
}

/** A host key as clients see it. */
export interface HostKeySheet {
  readonly type: string
  readonly sha256: string
  readonly md5: string
  /** The public key as a known_hosts line has it, without the host: `ssh-rsa AAAA...`. */
  readonly publicKey: string
}

/** An emulator without its particular types. */
export type Emulator = EmulatorSheet<ProfileSheet, CastOptions, unknown>

/** An emulator that is called with options to cast it. */
export type CastableEmulator<Options extends CastOptions, Handle> = Emulator &
  ((options?: Options) => CastMember<Handle>)

/** Makes an emulator of its data sheet. Call the result with options to put one into a cast. */
export function defineEmulator<Profile extends ProfileSheet, Options extends CastOptions, Handle>(
  sheet: EmulatorSheet<Profile, Options, Handle>,
): CastableEmulator<Options, Handle> {
  const { name, ...rest } = sheet
  const cast = (options: CastOptions = {}): CastMember<Handle> => ({ emulator, options })
  Object.defineProperty(cast, 'name', { value: name })
  // The sheet's start takes its own profile and options type; the lab passes what the sheet itself holds.
  const emulator = Object.assign(cast, rest) as unknown as CastableEmulator<Options, Handle>
  return emulator
}
