import type { Actor } from 'xstate'
import {
  castOption,
  createFileTree,
  cuttableNetwork,
  hostKeySheets,
  labPassword,
  openSshDoor,
  parseInstant,
  startChart,
  stateName,
  type CastOptions,
  type Door,
  type StartedEmulator,
  type StartPlan,
} from '../../src/emulator/index.ts'
import { applianceUuid } from '../sftunnel/appliance-uuid.ts'
import { filesOfDevice } from '../sftunnel/files/presented-files.ts'
import { clockSkewMs, ownClock } from '../sftunnel/own-clock.ts'
import { ADMIN, doorPolicy } from './door.ts'
import { factoryFiles, releaseFiles, type FactoryFacts } from './files/factory-files.ts'
import { enrolWith } from './enrol.ts'
import { ftdHandle, type FtdHandle } from './handle.ts'
import { furnish } from './furnish.ts'
import type { House } from './house.ts'
import { ftdMachine } from './machines/ftd-machine.ts'
import { models, modelsOf, productName, type ModelName } from './models.ts'
import { factoryNetwork } from './network.ts'
import { receive } from './sent-events.ts'
import { mayConnect } from './ssh-access.ts'
import { hostKeyTypes } from '../sftunnel/release/ssh-sheet.ts'
import type { FtdProfile } from './vocabulary.ts'

/** What may be chosen about a device besides profile, address and host name. */
export interface FtdOptions extends CastOptions {
  readonly model?: ModelName
  /** Roles of the managers that it is registered with from the start; as text, divided by commas. */
  readonly managers?: string | readonly string[]
  readonly password?: string
  /** How far its clock is off: `-400d`, `90m`. */
  readonly clockSkew?: string
  /** The build date of its image, ISO. */
  readonly imageBuilt?: string
}

const DAY_MS = 86_400_000
/** How old an image is whose date nobody has chosen. */
const IMAGE_AGE_MS = 200 * DAY_MS

/** Starts a device: its chart, its files, the sftunnel process and the SSH door. Throws `bad-option`, `bad-duration` and `bad-instant`. */
export async function startFtd({
  surroundings: given,
  profile,
  options,
}: StartPlan<FtdProfile, FtdOptions>): Promise<StartedEmulator<FtdHandle>> {
  const network = cuttableNetwork(given)
  const { surroundings } = network
  const { entropy } = surroundings
  const chosen = castOption(surroundings.name, 'model', options.model ?? 'FTDv', modelsOf(profile))
  const model = models[chosen as ModelName]
  const clock = ownClock(surroundings.clock, clockSkewMs(options.clockSkew))
  const { now } = clock
  const password = surroundings.secret(options.password ?? labPassword(entropy))
  const imageBuiltMs =
    options.imageBuilt === undefined
      ? clock.at(surroundings.sinceMs) - IMAGE_AGE_MS
      : parseInstant(options.imageBuilt)
  const uuid = applianceUuid(entropy.fork('uuid'), imageBuiltMs + DAY_MS)
  const facts = (): FactoryFacts => {
    const { profile: running } = appliance.getSnapshot().context
    const product = productName(running, model)
    return { profile: running, product, modelNumber: model.modelNumber, uuid, imageBuiltMs }
  }
  const appliance: Actor<typeof ftdMachine> = startChart(surroundings, ftdMachine, {
    stream: 'appliance',
    input: { profile, network: factoryNetwork(surroundings, options.hostname) },
  })
  const tree = createFileTree({ now, entries: factoryFiles(facts()) })
  const house = await furnish({ network, appliance, model, tree, uuid, clock, password })
  const withdraw = enrolWith(house, rolesIn(options.managers))
  const door = await openSshDoor(surroundings, {
    port: 22,
    policy: (arrival) => doorPolicy(house, arrival),
    drops: (from) => !mayConnect(appliance.getSnapshot().context.network.sshAccess, from),
  })
  followPower(house, door)
  followRelease(house, facts)
  return {
    handle: ftdHandle(house),
    state: () => stateName(appliance.getSnapshot().value),
    profile: () => appliance.getSnapshot().context.profile.title,
    send: (event) => receive(house, event),
    credentials: [{ username: ADMIN, password }],
    sshOffer: () => appliance.getSnapshot().context.profile.sshServer,
    hostKeys: () => hostKeySheets(surroundings, hostKeyTypes),
    tlsFiles: () => filesOfDevice(tree, house.end.tunnel),
    stop(startsAnew) {
      withdraw()
      if (startsAnew) house.end.tunnel.stop('shutdown')
      appliance.stop()
    },
  }
}

function rolesIn(managers: string | readonly string[] = []): readonly string[] {
  return typeof managers === 'string' ? managers.split(',').filter(Boolean) : managers
}

/** The cause for which the wires of a device without power are dead. */
const POWER = 'power'

/** The sftunnel process runs when the chart says so; the door is open while the device works. */
function followPower({ appliance, end, network }: House, door: Door): void {
  const follow = () => {
    const snapshot = appliance.getSnapshot()
    const { tunnel } = end
    if (snapshot.matches('off')) network.switchOff()
    else network.switchOn()
    if (snapshot.matches('off') && snapshot.context.stopReason === 'power loss') network.cut(POWER)
    else network.restore(POWER)
    const isToRun = snapshot.matches({ running: 'tunnelling' })
    if (!isToRun && tunnel.isRunning()) tunnel.stop(snapshot.context.stopReason)
    if (isToRun && !tunnel.isRunning()) tunnel.start()
    const isWorking = snapshot.matches('running')
    if (!isWorking && door.isOpen()) door.shut(stateName(snapshot.value))
    if (isWorking && !door.isOpen()) door.open()
  }
  appliance.subscribe(follow)
  follow()
}

/** An upgrade writes the files anew that say which release runs. */
function followRelease({ appliance, tree }: House, facts: () => FactoryFacts): void {
  let { profile } = appliance.getSnapshot().context
  appliance.subscribe(({ context }) => {
    if (context.profile === profile) return
    profile = context.profile
    tree.put(...releaseFiles(facts()))
  })
}
