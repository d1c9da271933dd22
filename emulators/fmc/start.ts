import type { Actor } from 'xstate'
import {
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
import { VALIDITY_DAYS } from '../sftunnel/certificates/internal-ca.ts'
import { clockSkewMs } from '../sftunnel/skewed-clock.ts'
import { putFactoryAuthority } from './authority/factory-authority.ts'
import { ADMIN, doorPolicy } from './door.ts'
import { enrol, type HaRole } from './enrol.ts'
import { factoryFiles, releaseFiles, type FactoryFacts } from './files/factory-files.ts'
import { furnish, managerKeys } from './furnish.ts'
import { fmcHandle, type FmcHandle } from './handle.ts'
import { keepHealth } from './health/health-runs.ts'
import type { House } from './house.ts'
import { fmcMachine } from './machines/fmc-machine.ts'
import { INTERRUPTED } from './screens/task-texts.ts'
import { receive } from './sent-events.ts'
import { hostKeyTypes } from './ssh-sheet.ts'
import { viewsOf } from './views.ts'
import type { FmcProfile } from './vocabulary.ts'

/** What may be chosen about a manager besides profile, address and host name. */
export interface FmcOptions extends CastOptions {
  /** The build date of its image, ISO: the InternalCA begins then and lasts 3650 days. */
  readonly imageBuilt?: string
  /** When the InternalCA expires, from the start of the lab: `120d`, `-3d`; instead of `imageBuilt`. */
  readonly caExpiresIn?: string
  /** The version of the vulnerability database; as the profile says when absent. */
  readonly vdb?: number
  /** The role of the other manager of a high-availability pair; both name each other. */
  readonly haPeer?: string
  /** Which of the two it is. Default primary. */
  readonly haRole?: HaRole
  readonly password?: string
  /** How far its clock is off: `-400d`, `90m`. */
  readonly clockSkew?: string
}

const DAY_MS = 86_400_000
/** A lab may begin before the release was built; then the image is at least so old. */
const IMAGE_AGE_MS = 200 * DAY_MS

/** Starts a manager: its chart, its files, its authority, the sftunnel process and the SSH door. Throws `bad-duration` and `bad-instant`. */
export async function startFmc({
  surroundings: given,
  profile,
  options,
}: StartPlan<FmcProfile, FmcOptions>): Promise<StartedEmulator<FmcHandle>> {
  const network = cuttableNetwork(given)
  const { surroundings } = network
  const { clock, entropy, address } = surroundings
  const skewMs = clockSkewMs(options.clockSkew)
  const now = () => clock.now() + skewMs
  const hostname = options.hostname ?? surroundings.hostname
  const password = surroundings.secret(options.password ?? labPassword(entropy))
  const imageBuiltMs = imageBuilt(options, profile, clock.now())
  const firstStartMs = imageBuiltMs + DAY_MS
  const uuid = applianceUuid(entropy.fork('uuid'), firstStartMs)
  const appliance: Actor<typeof fmcMachine> = startChart(surroundings, fmcMachine, {
    stream: 'appliance',
    input: { profile, vdb: Number(options.vdb ?? profile.vdb) },
  })
  const facts = (): FactoryFacts => {
    const { profile: running } = appliance.getSnapshot().context
    return { profile: running, uuid, hostname, address, imageBuiltMs }
  }
  const tree = createFileTree({ now, entries: factoryFiles(facts()) })
  const keys = managerKeys(network)
  putFactoryAuthority({ tree, keys, managerUuid: uuid, imageBuiltMs, firstStartMs })
  const { haPeer, haRole = 'primary' } = options
  const isSecondary = haPeer !== undefined && haRole === 'secondary'
  const house = await furnish({
    network,
    appliance,
    tree,
    keys,
    uuid,
    hostname,
    skewMs,
    now,
    password,
    isSecondary,
  })
  const leave = enrol(house, { firstStartMs, ...(isSecondary && { primary: haPeer }) })
  const { expiry, devices, desk } = house
  const stopHealth = keepHealth({ clock, appliance, expiry, devices, desk, skewMs })
  const door = await openSshDoor(surroundings, {
    port: 22,
    policy: (arrival) => doorPolicy(house, arrival),
  })
  followPower(house, door)
  followRelease(house, facts)
  return {
    handle: fmcHandle(house),
    state: () => stateText(house),
    profile: () => appliance.getSnapshot().context.profile.title,
    views: () => viewsOf(house),
    send: (event) => receive(house, event),
    credentials: [{ username: ADMIN, password }],
    sshOffer: () => appliance.getSnapshot().context.profile.sshServer,
    hostKeys: () => hostKeySheets(surroundings, hostKeyTypes),
    stop() {
      leave()
      stopHealth()
      house.end.tunnel.stop('shutdown')
      appliance.stop()
    },
  }
}

/** When the image was built: as chosen, or so that the InternalCA ends when it was chosen to, or as the release was. */
function imageBuilt(options: FmcOptions, profile: FmcProfile, nowMs: number): number {
  const { imageBuilt: chosen, caExpiresIn } = options
  if (chosen !== undefined) return parseInstant(chosen)
  if (caExpiresIn !== undefined)
    return nowMs + clockSkewMs(caExpiresIn) - VALIDITY_DAYS * DAY_MS
  return Math.min(parseInstant(profile.imageBuilt), nowMs - IMAGE_AGE_MS)
}

/** As `ps` shows it: the state, and how many devices are enabled. */
function stateText({ appliance, devices }: House): string {
  const state = stateName(appliance.getSnapshot().value)
  const all = devices.list()
  if (all.length === 0) return state
  const enabled = all.filter((device) => device.state === 'enabled').length
  return `${state}, ${enabled} of ${all.length} devices enabled`
}

/** The cause for which the wires of a manager without power are dead. */
const POWER = 'power'

/** The sftunnel process runs when the chart says so; the door is open while the manager works. */
function followPower({ appliance, end, network, desk }: House, door: Door): void {
  const follow = () => {
    const snapshot = appliance.getSnapshot()
    const { tunnel } = end
    if (snapshot.matches('off') && snapshot.context.stopReason === 'power loss') network.cut(POWER)
    else network.restore(POWER)
    const isToRun = snapshot.matches({ running: 'tunnelling' })
    if (!isToRun && tunnel.isRunning()) tunnel.stop(snapshot.context.stopReason)
    if (isToRun && !tunnel.isRunning()) tunnel.start()
    const isWorking = snapshot.matches('running')
    if (!isWorking && door.isOpen()) {
      door.shut(stateName(snapshot.value))
      desk.abandon(INTERRUPTED)
    }
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
