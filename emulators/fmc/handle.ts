import { stateName } from '../../src/emulator/index.ts'
import type { PeerStatus } from '../sftunnel/vocabulary.ts'
import type { NewDevice } from './devices/add-device.ts'
import type { ManagedDevice } from './devices/device-table.ts'
import { MESSAGES } from './files/factory-files.ts'
import type { House } from './house.ts'
import { deleteDevice, deployTo, receive } from './sent-events.ts'
import { installHotfix } from './updates/install-hotfix.ts'
import { viewsOf, type FmcViews } from './views.ts'
import type { HealthAlert, Task } from './vocabulary.ts'

/** What a script can do with a manager besides typing at its prompt. */
export interface FmcHandle {
  /** Where its chart is, as `running.tunnelling`. */
  readonly state: () => string
  readonly uuid: () => string
  /** The devices as Devices > Device Management shows them. */
  readonly devices: () => readonly ManagedDevice[]
  /** Every peer with its channels, the other manager of a pair among them. */
  readonly peers: () => readonly PeerStatus[]
  /** The Tasks tab, oldest first. */
  readonly tasks: () => readonly Task[]
  /** What the last health run has found. */
  readonly alerts: () => readonly HealthAlert[]
  /** Everything that the web interface shows. */
  readonly views: () => FmcViews
  /** When the InternalCA ends, in milliseconds of the manager's own time; undefined when it cannot be read. */
  readonly caEndMs: () => number | undefined
  /** Adds a device and waits until it is registered, or the registration has timed out. */
  readonly addDevice: (device: NewDevice) => Promise<boolean>
  readonly deleteDevice: (called: string) => void
  /** Deploys the policies to a device and waits for the end of the task; true when they were applied. */
  readonly deploy: (called: string) => Promise<boolean>
  /** Installs a hotfix by its letters or its file, and waits for the end of the task; false when it was refused. */
  readonly installHotfix: (called: string) => Promise<boolean>
  readonly installVdb: (version: number) => void
  readonly dismissTask: (id: number) => void
  /** Sets its clock to an instant, or moves it by a duration with a sign: `+400d`. Throws `bad-instant` and `bad-duration`. */
  readonly setClock: (to: string) => void
  /** Waits until every device is enabled; false after an hour of lab time, or what is given. */
  readonly devicesComeUp: (withinMs?: number) => Promise<boolean>
  /** Waits until every device is disabled; false after an hour of lab time, or what is given. */
  readonly devicesGoDown: (withinMs?: number) => Promise<boolean>
  /** Reboots and waits until the manager works again. */
  readonly reboot: () => Promise<boolean>
  readonly losePower: () => void
  /** Switches the manager on and waits until it works. */
  readonly switchOn: () => Promise<boolean>
  readonly crash: () => void
  readonly restartSftunnel: () => void
  /** Installs another release and waits until the manager works with it. */
  readonly upgrade: (to: string) => Promise<boolean>
  readonly cutNetwork: () => void
  readonly restoreNetwork: () => void
  /** The text of a file; undefined when there is none. */
  readonly readFile: (path: string) => string | undefined
  /** Replaces the content of a file, as root; owner and mode of one that is there stay. */
  readonly writeFile: (path: string, text: string) => void
  /** The lines of `/var/log/messages`, oldest first. */
  readonly log: () => readonly string[]
}

const LIMIT_MS = 3_600_000
const UPGRADE_LIMIT_MS = 4 * LIMIT_MS

/** Makes the handle of a running manager. */
export function fmcHandle(house: House): FmcHandle {
  const { surroundings, appliance, tree, end, devices, expiry, adder } = house
  const { until, crashed } = surroundings
  const context = () => appliance.getSnapshot().context
  const isRunning = () => appliance.getSnapshot().matches('running')
  const isBack = (limitMs = LIMIT_MS) => until(isRunning, limitMs)
  const are = (state: ManagedDevice['state']) => () =>
    devices.list().every((device) => device.state === state)
  const readFile = (path: string) =>
    tree.root.has(path) ? Buffer.from(tree.root.read(path)).toString() : undefined

  /** Lets time pass until work is done that takes some. */
  async function outcome(work: Promise<boolean>): Promise<boolean> {
    let result: boolean | undefined
    const settle = (value: boolean) => void (result = value)
    void work.then(settle, (error: unknown) => {
      crashed('work of the manager', error)
      settle(false)
    })
    await until(() => result !== undefined, LIMIT_MS)
    return result ?? false
  }

  return {
    state: () => stateName(appliance.getSnapshot().value),
    uuid: () => end.self().uuid,
    devices: devices.list,
    peers: end.tunnel.peers,
    tasks: () => context().tasks,
    alerts: () => context().alerts,
    views: () => viewsOf(house),
    caEndMs: expiry.endMs,
    addDevice: async (device) => isRunning() && outcome(adder.add(device)),
    deleteDevice: (called) => deleteDevice(house, called),
    deploy: async (called) => isRunning() && outcome(deployTo(house, called)),
    installHotfix: async (called) => isRunning() && outcome(installHotfix(house, called)),
    installVdb: (version) => appliance.send({ type: 'vdb.installed', version }),
    dismissTask: (id) => appliance.send({ type: 'task.dismissed', id }),
    setClock: (to) => receive(house, { type: 'clock.set', to }),
    devicesComeUp: (withinMs = LIMIT_MS) => until(are('enabled'), withinMs),
    devicesGoDown: (withinMs = LIMIT_MS) => until(are('disabled'), withinMs),
    reboot() {
      receive(house, { type: 'appliance.rebooted' })
      return isBack()
    },
    losePower: () => receive(house, { type: 'power.lost' }),
    switchOn() {
      receive(house, { type: 'power.restored' })
      return isBack()
    },
    crash: () => receive(house, { type: 'process.crashed' }),
    restartSftunnel: () => receive(house, { type: 'sftunnel.restarted' }),
    upgrade(to) {
      receive(house, { type: 'software.upgraded', to })
      return isBack(UPGRADE_LIMIT_MS)
    },
    cutNetwork: () => receive(house, { type: 'network.cut' }),
    restoreNetwork: () => receive(house, { type: 'network.restored' }),
    readFile,
    writeFile: (path, text) => tree.root.write(path, Buffer.from(text)),
    log: () => (readFile(MESSAGES) ?? '').split('\n').filter((line) => line !== ''),
  }
}
