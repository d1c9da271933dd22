import type { Actor } from 'xstate'
import type {
  CuttableNetwork,
  FileTree,
  KeyPool,
  LinuxCommand,
  Shell,
  Surroundings,
} from '../../src/emulator/index.ts'
import type { OwnClock } from '../sftunnel/own-clock.ts'
import type { TunnelEnd } from '../sftunnel/screens/tunnel-end.ts'
import type { DeviceAdder } from './devices/add-device.ts'
import type { DeployPolicy } from './devices/deploy-policy.ts'
import type { DeviceTable } from './devices/device-table.ts'
import type { CaExpiry } from './authority/ca-expiry.ts'
import type { fmcMachine } from './machines/fmc-machine.ts'
import type { PastLogin } from './screens/last-login.ts'
import type { TaskDesk } from './tasks/task-desk.ts'

/** The manager that a visitor comes to. */
export interface House {
  readonly surroundings: Surroundings
  readonly network: CuttableNetwork
  readonly appliance: Actor<typeof fmcMachine>
  readonly tree: FileTree
  readonly keys: KeyPool
  readonly end: TunnelEnd
  readonly expiry: CaExpiry
  readonly devices: DeviceTable
  readonly adder: DeviceAdder
  readonly deploy: DeployPolicy
  readonly desk: TaskDesk
  /** The programs that renew the InternalCA; they run where their files are. */
  readonly tools: readonly LinuxCommand[]
  /** The Linux shell of `admin`. */
  readonly shell: () => Shell
  readonly clock: OwnClock
  /** The manager's own time, milliseconds since 1970. */
  readonly now: () => number
  readonly isPassword: (typed: string) => boolean
  readonly logins: Logins
  readonly tunnelPort: TunnelPort
}

/** Where sftunnel listens, and where it dials devices, from its next start on. */
export interface TunnelPort {
  current: number
}

/** What the manager remembers of logins. */
export interface Logins {
  last: PastLogin | undefined
}
