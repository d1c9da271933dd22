import type { Surroundings, TlsOffer } from '../../../src/emulator/index.ts'
import { loadTunnelFiles, readText, type TunnelFiles } from '../files/load-files.ts'
import { readTunnelConf, TUNNEL_CONF, type TunnelConf } from '../files/tunnel-conf.ts'
import { placesOfConf, placesOfManager, type TunnelPlaces } from '../files/tunnel-places.ts'
import type { TunnelLine } from '../log/handshake-lines.ts'
import type { PeerRecord, TunnelProfile } from '../vocabulary.ts'
import type { SftunnelPlan } from './sftunnel-plan.ts'
import { TUNNEL_PORT } from './tunnel-parts.ts'

/** The process from its start to its end, with what it has read from files. */
export interface RunningProcess {
  readonly pid: number
  readonly startedMs: number
  /** Where it listens, and where it dials its peers. */
  readonly port: number
  readonly profile: TunnelProfile
  readonly offer: TlsOffer
  /** The files for a peer; read when first asked for, and again only after `reread`, `forgetFiles` and `noteWritten`. */
  readonly filesFor: (peer: PeerRecord) => TunnelFiles
  /** The files that a manager shows to whoever calls; undefined on a device. */
  readonly ownFiles: () => TunnelFiles | undefined
  /** Files that were written by the process itself are read at once. */
  readonly reread: (peer: PeerRecord) => TunnelFiles
  /** Lets all files be read anew when they are next needed. */
  readonly forgetFiles: () => void
  /** A peer has written a file here; one that belongs to its tunnel is read anew for the next connection. */
  readonly noteWritten: (peer: PeerRecord, path: string) => void
  readonly turningPointsMs: () => readonly number[]
  /** Writes lines into the log, by the thread of a peer. */
  readonly log: (peer: string, ...lines: readonly TunnelLine[]) => void
}

/** The first process id that an appliance gives away after its own services. */
const PID_FROM = 1_500
const PIDS = 60_000
const THREADS = 4_000
const TLS12 = 'TLSv1.2'
const TLS13 = 'TLSv1.3'
const TLS13_SUITES = ['TLS_AES_256_GCM_SHA384']

/** Starts the process for the `count`th time: everything it needs is read now. */
export function startProcess(
  { entropy, clock }: Surroundings,
  plan: SftunnelPlan,
  count: number,
): RunningProcess {
  const { tree, log } = plan
  const profile = plan.profile()
  const conf = readTunnelConf(readText(tree, TUNNEL_CONF), profile.tlsVersion)
  const pid = PID_FROM + entropy.fork(`sftunnel process ${count}`).integer(PIDS)
  const threads = new Map<string, number>()
  const read = new Map<string, TunnelFiles>()

  function threadOf(peer: string): number {
    const known = threads.get(peer)
    const thread = known ?? pid + 1 + entropy.fork(`thread ${pid} ${peer}`).integer(THREADS)
    threads.set(peer, thread)
    return thread
  }

  function load(places: TunnelPlaces): TunnelFiles {
    const files = loadTunnelFiles(tree, places, profile)
    read.set(places.certificate, files)
    return files
  }

  const known = (places: TunnelPlaces) => read.get(places.certificate) ?? load(places)
  const placesFor = (peer: PeerRecord) => plan.places?.(peer) ?? usualPlaces(plan, conf, peer)

  return {
    pid,
    startedMs: clock.now(),
    port: plan.port?.() ?? TUNNEL_PORT,
    profile,
    offer: offerOf(profile, conf.tlsVersion),
    filesFor: (peer) => known(placesFor(peer)),
    reread: (peer) => load(placesFor(peer)),
    forgetFiles: () => read.clear(),
    noteWritten(peer, path) {
      const places = placesFor(peer)
      if (Object.values(places).includes(path)) read.delete(places.certificate)
    },
    ownFiles: () => (plan.self().side === 'fmc' ? known(placesOfConf(conf)) : undefined),
    turningPointsMs: () =>
      [...read.values()].flatMap((files) => (files.ok ? files.turningPointsMs : [])),
    log: (peer, ...lines) =>
      log.write(
        ...lines.map(([module, level, text]) => ({
          process: 'sftunneld',
          module,
          level,
          text,
          pid,
          thread: threadOf(peer),
        })),
      ),
  }
}

function usualPlaces(plan: SftunnelPlan, conf: TunnelConf, peer: PeerRecord): TunnelPlaces {
  return plan.self().side === 'fmc' ? placesOfConf(conf) : placesOfManager(peer.uuid)
}

/** The versions that proxy_tls_version lists and no others; certificates are judged by the profile and not by OpenSSL. */
function offerOf({ cipherSuites, tlsVersion }: TunnelProfile, said: string): TlsOffer {
  const [min, max = min] = versionsIn(said) ?? versionsIn(tlsVersion) ?? [TLS12]
  const isOffered = (suite: string) => (suite.startsWith('TLS_') ? max === TLS13 : min === TLS12)
  const suites = cipherSuites.filter(isOffered)
  return {
    versions: { min, max },
    cipherSuites: suites.length > 0 || max === TLS12 ? suites : TLS13_SUITES,
    securityLevel: 0,
  }
}

/** The known ones of a list with commas, in order; undefined when there is none. */
function versionsIn(list: string) {
  const said = list.split(',')
  const [first, second] = ([TLS12, TLS13] as const).filter((version) => said.includes(version))
  if (first === undefined) return undefined
  return second === undefined ? ([first] as const) : ([first, second] as const)
}
