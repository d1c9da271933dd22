import type { Actor } from 'xstate'
import type { CuttableNetwork, FileTree, Surroundings } from '../../src/emulator/index.ts'
import type { OwnClock } from '../sftunnel/own-clock.ts'
import type { TunnelEnd } from '../sftunnel/screens/tunnel-end.ts'
import type { DeviceServices } from '../sftunnel/services/device-services.ts'
import type { ManagedProcess } from '../sftunnel/shell/pmtool.ts'
import type { ftdMachine } from './machines/ftd-machine.ts'
import type { FtdModel } from './models.ts'
import type { PastLogin } from './screens/last-login.ts'
import type { ExpertShell } from './shell/expert-shell.ts'

/** The device that a visitor comes to. */
export interface House {
  readonly surroundings: Surroundings
  readonly network: CuttableNetwork
  readonly appliance: Actor<typeof ftdMachine>
  readonly model: FtdModel
  readonly tree: FileTree
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  readonly expert: ExpertShell
  readonly clock: OwnClock
  /** The device's own time, milliseconds since 1970. */
  readonly now: () => number
  readonly isPassword: (typed: string) => boolean
  readonly logins: Logins
  /** What the device does for its managers over the tunnel. */
  readonly services: DeviceServices
}

/** What the device remembers of logins. */
export interface Logins {
  count: number
  last: PastLogin | undefined
}
