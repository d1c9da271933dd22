import type { CastMember, Credential, HostKeySheet, SentEvent, StartedEmulator } from '../emulator/emulator.ts'
import type { DoorPlan, Surroundings } from '../emulator/surroundings.ts'
import { LabError } from '../errors/lab-error.ts'
import type { SshOffer } from '../ssh/offer.ts'
import type { FrontDoor } from './front-door.ts'
import type { LabServices } from './lab-services.ts'
import { surround } from './surround.ts'

/** An appliance of a running lab. */
export interface RunningAppliance<Handle = unknown> {
  readonly name: string
  readonly emulator: string
  readonly address: string
  readonly hostname: string
  readonly doors: readonly FrontDoor[]
  readonly handle: Handle
  readonly state: () => string
  readonly profile: () => string
  readonly credentials: readonly Credential[]
  readonly hostKeys: () => readonly HostKeySheet[]
  /** What its SSH door offers now; undefined without one. */
  readonly sshOffer: () => SshOffer | undefined
  /** Sends an event of the emulator's vocabulary. Throws `unknown-event`, `bad-fact`. */
  readonly send: (event: SentEvent) => void
  /** Back to how it was at the start, behind the same ports. */
  readonly reset: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts one role of a cast. Throws `unknown-profile`. */
export async function startAppliance(
  name: string,
  member: CastMember,
  lab: LabServices,
): Promise<RunningAppliance> {
  const { emulator, options } = member
  const hostname = options.hostname ?? name
  const address = lab.addresses.assign(name, hostname, options.address)
  const profileName = options.profile ?? emulator.defaultProfile
  const profile = emulator.profiles[profileName]
  if (!profile) throw new LabError('unknown-profile', { role: name, ...unknownProfile(member) })

  const doors = new Map<string, FrontDoor>()
  const record = lab.journal.stream(name, 'appliance')

  async function openDoor(plan: DoorPlan): Promise<FrontDoor> {
    const there = doors.get(plan.service)
    if (there) {
      there.replace(plan)
      there.open()
      return there
    }
    const door = await lab.network.listen(address, plan, lab.listenAt(address, plan), record)
    doors.set(plan.service, door)
    return door
  }

  async function start(): Promise<StartedEmulator> {
    const surroundings: Surroundings = surround({ name, hostname, address }, lab, openDoor)
    const started = await emulator.start({ surroundings, profile: profile!, profileName, options })
    record('appliance.started', { emulator: emulator.name, profile: profileName, address })
    return started
  }

  function stopNow(reason: string): void {
    for (const door of doors.values()) door.shut(reason)
    started.stop()
  }

  let started = await start()
  return {
    name,
    emulator: emulator.name,
    address,
    hostname,
    get doors() {
      return [...doors.values()]
    },
    get handle() {
      return started.handle
    },
    get credentials() {
      return started.credentials
    },
    state: () => started.state(),
    profile: () => started.profile(),
    hostKeys: () => started.hostKeys(),
    sshOffer: () => started.sshOffer?.(),
    send(event) {
      checkEvent(name, member, event)
      const { type, ...facts } = event
      record('event.sent', { type, facts })
      started.send(event)
    },
    async reset() {
      stopNow('reset')
      started = await start()
      record('appliance.reset', { profile: profileName })
    },
    async stop() {
      stopNow('lab stopped')
      await Promise.all([...doors.values()].map((door) => door.close()))
    },
  }
}

function unknownProfile({ emulator, options }: CastMember) {
  const known = Object.keys(emulator.profiles)
  return { emulator: emulator.name, profile: options.profile ?? '', known }
}

function checkEvent(appliance: string, { emulator }: CastMember, event: SentEvent): void {
  const { type, ...facts } = event
  const sheet = emulator.events[type]
  if (!sheet) {
    const known = Object.keys(emulator.events)
    throw new LabError('unknown-event', { appliance, emulator: emulator.name, type, known })
  }
  for (const [fact, { optional, oneOf }] of Object.entries(sheet.facts)) {
    const value = facts[fact]
    if (value === undefined && optional) continue
    if (value === undefined) throw new LabError('missing-fact', { appliance, type, fact })
    if (oneOf && !oneOf.includes(value))
      throw new LabError('bad-fact', { appliance, type, fact, value, allowed: oneOf })
  }
  const stray = Object.keys(facts).find((fact) => !(fact in sheet.facts))
  if (stray !== undefined) {
    const known = Object.keys(sheet.facts)
    throw new LabError('stray-fact', { appliance, type, fact: stray, known })
  }
}
