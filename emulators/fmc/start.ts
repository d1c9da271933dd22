import {
  castOption,
  createFileTree,
  cuttableNetwork,
  hostKeySheets,
  labPassword,
  openSshDoor,
  parseInstant,
  startChart,
  type CastOptions,
  type StartedEmulator,
  type StartPlan,
  type Surroundings,
} from '../../src/emulator/index.ts'
import { applianceUuid } from '../sftunnel/appliance-uuid.ts'
import { VALIDITY_DAYS } from '../sftunnel/certificates/internal-ca.ts'
import { filesOfManager } from '../sftunnel/files/presented-files.ts'
import { clockSkewMs, ownClock } from '../sftunnel/own-clock.ts'
import { putFactoryAuthority } from './authority/factory-authority.ts'
import { ADMIN, doorPolicy } from './door.ts'
import { deviceDigests, enrol, type HaRole } from './enrol.ts'
import { factoryFiles } from './files/factory-files.ts'
import { followPower, followRelease, followTools, stateText } from './follow-chart.ts'
import { furnish, managerKeys, type Furniture } from './furnish.ts'
import { fmcHandle, type FmcHandle } from './handle.ts'
import { keepHealth } from './health/health-runs.ts'
import { fmcMachine } from './machines/fmc-machine.ts'
import { receive } from './sent-events.ts'
import { hostKeyTypes } from '../sftunnel/release/ssh-sheet.ts'
import { viewsOf } from './views.ts'
import type { FmcProfile } from './vocabulary.ts'

/** What may be chosen about a manager besides profile, address and host name. */
export interface FmcOptions extends CastOptions {
  /** The build date of its image, ISO: the InternalCA begins then and lasts 3650 days. */
  readonly imageBuilt?: string
  /** When the InternalCA expires, from the start of the lab: `120d`, `-3d`; instead of `imageBuilt`. */
  readonly caExpiresIn?: string
  /** The version of the vulnerability database; as the profile says when absent. */
  readonly vdb?: number | string
  /** The role of the other manager of a high-availability pair; both name each other. */
  readonly haPeer?: string
  /** Which of the two it is. Default primary. */
  readonly haRole?: HaRole
  /** What the certificates of devices are signed over that it has from the start. Default sha256. */
  readonly deviceDigest?: keyof typeof deviceDigests
  readonly password?: string
  /** How far its clock is off: `-400d`, `90m`. */
  readonly clockSkew?: string
}

const DAY_MS = 86_400_000
/** A lab may begin before the release was built; then the image is at least so old. */
const IMAGE_AGE_MS = 200 * DAY_MS

/** Starts a manager with its SSH door. Throws `bad-option`, `bad-duration` and `bad-instant`. */
export async function startFmc({
  surroundings,
  profile,
  options,
}: StartPlan<FmcProfile, FmcOptions>): Promise<StartedEmulator<FmcHandle>> {
  const furniture = unpack(surroundings, profile, options)
  const { appliance, clock, password } = furniture
  const house = await furnish(furniture)
  const stopHealth = keepHealth({ ...house, clock: surroundings.clock, aheadMs: clock.aheadMs })
  const { deviceDigest = 'sha256' } = options
  const digest = castOption(surroundings.name, 'deviceDigest', deviceDigest, deviceDigests)
  const leave = enrol(house, { ...furniture, primary: primaryOf(options), digest })
  const door = await openSshDoor(house.surroundings, {
    port: 22,
    policy: (arrival) => doorPolicy(house, arrival),
  })
  followPower(house, door)
  followRelease(furniture)
  followTools(house)
  return {
    handle: fmcHandle(house),
    state: () => stateText(house),
    profile: () => appliance.getSnapshot().context.profile.title,
    views: () => viewsOf(house),
    send: (event) => receive(house, event),
    credentials: [{ username: ADMIN, password }],
    sshOffer: () => appliance.getSnapshot().context.profile.sshServer,
    hostKeys: () => hostKeySheets(surroundings, hostKeyTypes),
    tlsFiles: () => filesOfManager(furniture.tree),
    stop() {
      leave()
      stopHealth()
      house.end.tunnel.stop('shutdown')
      appliance.stop()
    },
  }
}

/** A manager out of the box: its chart, its files and its authority. */
function unpack(given: Surroundings, profile: FmcProfile, options: FmcOptions): Furniture {
  const network = cuttableNetwork(given)
  const { surroundings } = network
  const { entropy } = surroundings
  const clock = ownClock(surroundings.clock, clockSkewMs(options.clockSkew))
  const { now } = clock
  const imageBuiltMs = imageBuilt(options, profile, surroundings.sinceMs)
  const firstStartMs = imageBuiltMs + DAY_MS
  const uuid = applianceUuid(entropy.fork('uuid'), firstStartMs)
  const hostname = options.hostname ?? surroundings.hostname
  const { address } = surroundings
  const tree = createFileTree({
    now,
    entries: factoryFiles({ profile, uuid, hostname, address, imageBuiltMs }),
  })
  const keys = managerKeys(network)
  putFactoryAuthority({ tree, keys, managerUuid: uuid, imageBuiltMs, firstStartMs })
  const appliance = startChart(surroundings, fmcMachine, {
    stream: 'appliance',
    input: { profile, vdb: Number(options.vdb ?? profile.vdb) },
  })
  return {
    network,
    appliance,
    tree,
    keys,
    uuid,
    hostname,
    imageBuiltMs,
    firstStartMs,
    clock,
    password: surroundings.secret(options.password ?? labPassword(entropy)),
    tunnelPort: { current: 8305 },
    isSecondary: primaryOf(options) !== undefined,
  }
}

/** The role of the first of two managers; undefined on that one itself, and on one that is alone. */
function primaryOf({ haPeer, haRole = 'primary' }: FmcOptions): string | undefined {
  return haRole === 'secondary' ? haPeer : undefined
}

/** When the image was built: as chosen, or so that the InternalCA ends when it was chosen to, or as the release was. */
function imageBuilt(options: FmcOptions, profile: FmcProfile, sinceMs: number): number {
  const { imageBuilt: chosen, caExpiresIn } = options
  if (chosen !== undefined) return parseInstant(chosen)
  if (caExpiresIn !== undefined) return sinceMs + clockSkewMs(caExpiresIn) - VALIDITY_DAYS * DAY_MS
  return Math.min(parseInstant(profile.imageBuilt), sinceMs - IMAGE_AGE_MS)
}
