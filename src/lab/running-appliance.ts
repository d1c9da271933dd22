import type {
  CastMember,
  ConsoleAnswer,
  Credential,
  HostKeySheet,
  StartedEmulator,
} from '../emulator/emulator.ts'
import { LabError } from '../errors/lab-error.ts'
import type { CredentialFiles } from '../pki/index.ts'
import type { SshOffer } from '../ssh/offer.ts'
import type { StandingDoor } from './standing-door.ts'
import { createChanges, type ApplianceChanges } from './appliance-changes.ts'
import { createApplianceDoors } from './appliance-doors.ts'
import type { LabServices } from './lab-services.ts'
import { surround } from './surround.ts'

/** An appliance of a running lab. */
export interface RunningAppliance<Handle = unknown> extends ApplianceChanges {
  readonly name: string
  readonly emulator: string
  readonly address: string
  readonly hostname: string
  readonly doors: readonly StandingDoor[]
  readonly handle: Handle
  readonly state: () => string
  readonly profile: () => string
  /** The pages of its web interface; none when it has no such thing. */
  readonly views: () => Readonly<Record<string, unknown>>
  readonly credentials: readonly Credential[]
  readonly hostKeys: () => readonly HostKeySheet[]
  /** What its SSH door offers now; undefined without one. */
  readonly sshOffer: () => SshOffer | undefined
  /** Key and certificate that it presents over TLS now, and the authority that it trusts. */
  readonly tlsFiles: () => CredentialFiles | undefined
  /** Carries out a line at its own console, past its network. Throws `no-console`. */
  readonly console: (line: string) => Promise<ConsoleAnswer>
  readonly stop: () => Promise<void>
}

/** Starts one role of a cast, which is in the lab since an instant of lab time. Throws `unknown-profile`, `bad-address`, `address-taken`. */
export async function startAppliance(
  name: string,
  member: CastMember,
  lab: LabServices,
  sinceMs: number,
): Promise<RunningAppliance> {
  const { emulator, options } = member
  const hostname = options.hostname ?? name
  const { profileName, profile } = profileOf(name, member)
  const address = lab.addresses.assign(name, hostname, options.address)
  const record = lab.journal.stream(name, 'appliance')
  const doors = createApplianceDoors(lab, address, record)

  async function start(): Promise<StartedEmulator> {
    const surroundings = surround({ name, hostname, address, sinceMs }, lab, doors)
    const started = await emulator.start({ surroundings, profile, profileName, options })
    record('appliance.started', { emulator: emulator.name, profile: profileName, address })
    return started
  }

  function halt(reason: 'reset' | 'lab stopped'): void {
    doors.shut(reason)
    started.stop(reason === 'reset')
  }

  async function restart(mayStart?: () => Promise<void>): Promise<void> {
    halt('reset')
    await mayStart?.()
    started = await start()
    record('appliance.reset', { profile: profileName })
  }

  let started = await start()
  const changes = createChanges({ name, member, lab, record, restart, emulator: () => started })
  return {
    ...changes,
    name,
    emulator: emulator.name,
    address,
    hostname,
    get doors() {
      return doors.list()
    },
    get handle() {
      return started.handle
    },
    get credentials() {
      return started.credentials
    },
    state: () => started.state(),
    profile: () => started.profile(),
    views: () => started.views?.() ?? {},
    hostKeys: () => started.hostKeys(),
    sshOffer: () => started.sshOffer?.(),
    tlsFiles: () => started.tlsFiles?.(),
    console: (line) => atConsole(name, started, line),
    stop() {
      changes.behaviours.forget()
      halt('lab stopped')
      return doors.close()
    },
  }
}

function atConsole(appliance: string, started: StartedEmulator, line: string) {
  if (started.console) return started.console(line)
  throw new LabError('no-console', { appliance })
}

function profileOf(role: string, { emulator, options }: CastMember) {
  const profileName = options.profile ?? emulator.defaultProfile
  const profile = emulator.profiles[profileName]
  if (profile) return { profileName, profile }
  const known = Object.keys(emulator.profiles)
  throw new LabError('unknown-profile', {
    role,
    emulator: emulator.name,
    profile: profileName,
    known,
  })
}
