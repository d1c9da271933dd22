import { stateName } from '../../src/emulator/index.ts'
import type { DeviceServices } from '../sftunnel/services/device-services.ts'
import type { PeerStatus } from '../sftunnel/vocabulary.ts'
import { MESSAGES } from './files/factory-files.ts'
import type { House } from './house.ts'
import { receive } from './sent-events.ts'

/** How a tunnel stands: with both channels, with one, or not at all. */
export type TunnelState = 'up' | 'partial' | 'down'

/** What a script can do with a device besides typing at its prompt. */
export interface FtdHandle {
  /** Where its chart is, as `running.tunnelling`. */
  readonly state: () => string
  readonly uuid: () => string
  /** What the device knows of its managers and of the tunnels to them. */
  readonly managers: () => readonly PeerStatus[]
  /** The tunnel to a manager, by address, name or UUID; to the first one unless it is said. */
  readonly tunnel: (manager?: string) => TunnelState
  /** Waits until the tunnel to a manager stands; false after an hour of lab time, or what is given. */
  readonly comesUp: (manager?: string, withinMs?: number) => Promise<boolean>
  /** Waits until no tunnel stands; false after an hour of lab time, or what is given. */
  readonly goesDown: (manager?: string, withinMs?: number) => Promise<boolean>
  readonly reboot: () => Promise<boolean>
  readonly losePower: () => void
  /** Switches the device on and waits until it works. */
  readonly switchOn: () => Promise<boolean>
  readonly crash: () => void
  readonly restartSftunnel: () => void
  /** Installs another release and waits until the device works with it. */
  readonly upgrade: (to: string) => Promise<boolean>
  readonly cutNetwork: () => void
  readonly restoreNetwork: () => void
  /** Sets its clock to an instant, or moves it by a duration with a sign: `+400d`. Throws `bad-instant` and `bad-duration`. */
  readonly setClock: (to: string) => void
  /** What the device tells its managers, asks of them, and has been told by them. */
  readonly services: DeviceServices
  /** The text of a file; undefined when there is none. */
  readonly readFile: (path: string) => string | undefined
  /** Replaces the content of a file, as root; owner and mode of one that is there stay. */
  readonly writeFile: (path: string, text: string) => void
  /** The lines of `/ngfw/var/log/messages`, oldest first. */
  readonly log: () => readonly string[]
}

const LIMIT_MS = 3_600_000
const UPGRADE_LIMIT_MS = 4 * LIMIT_MS

/** Makes the handle of a running device. */
export function ftdHandle(house: House): FtdHandle {
  const { surroundings, appliance, tree, end } = house
  const { until } = surroundings
  const send = (type: string, to = '') => receive(house, { type, to })
  const isBack = (limitMs = LIMIT_MS) =>
    until(() => appliance.getSnapshot().matches('running'), limitMs)
  const tunnel = (manager?: string) => stateOf(peerOf(end.tunnel.peers(), manager))
  const readFile = (path: string) =>
    tree.root.has(path) ? Buffer.from(tree.root.read(path)).toString() : undefined
  return {
    state: () => stateName(appliance.getSnapshot().value),
    uuid: () => end.self().uuid,
    managers: end.tunnel.peers,
    tunnel,
    comesUp: (manager, withinMs = LIMIT_MS) => until(() => tunnel(manager) === 'up', withinMs),
    goesDown: (manager, withinMs = LIMIT_MS) => until(() => tunnel(manager) === 'down', withinMs),
    reboot() {
      send('appliance.rebooted')
      return isBack()
    },
    losePower: () => send('power.lost'),
    switchOn() {
      send('power.restored')
      return isBack()
    },
    crash: () => send('process.crashed'),
    restartSftunnel: () => send('sftunnel.restarted'),
    upgrade(to) {
      send('software.upgraded', to)
      return isBack(UPGRADE_LIMIT_MS)
    },
    cutNetwork: () => send('network.cut'),
    restoreNetwork: () => send('network.restored'),
    setClock: (to) => send('clock.set', to),
    services: house.services,
    readFile,
    writeFile: (path, text) => tree.root.write(path, Buffer.from(text)),
    log: () => (readFile(MESSAGES) ?? '').split('\n').filter((line) => line !== ''),
  }
}

function peerOf(peers: readonly PeerStatus[], manager: string | undefined) {
  if (manager === undefined) return peers[0]
  return peers.find(({ uuid, host, name }) => [uuid, host, name].includes(manager))
}

const STATES = ['down', 'partial', 'up'] as const

function stateOf(peer: PeerStatus | undefined): TunnelState {
  return STATES[peer?.channels.length ?? 0] ?? 'up'
}
