import type { Actor } from 'xstate'
import type { ClishSession } from '../sftunnel/clish/shared-commands.ts'
import type { TunnelEnd } from '../sftunnel/screens/tunnel-end.ts'
import type { ManagedProcess } from '../sftunnel/shell/pmtool.ts'
import type { ftdMachine } from './machines/ftd-machine.ts'
import type { FtdContext } from './vocabulary.ts'

/** What the command line knows of its visitor. */
export interface Visit extends ClishSession {
  readonly appliance: Actor<typeof ftdMachine>
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  /** Ends what the device has to do with a manager: the peer and its folder. */
  readonly forgetManager: (uuid: string) => void
  /** The device's own time, milliseconds since 1970. */
  readonly now: () => number
  /** Keeps a typed secret out of journal and logs. */
  readonly keepSecret: (secret: string) => string
}

/** The device as it is now. */
export function facts({ appliance }: Pick<Visit, 'appliance'>): FtdContext {
  return appliance.getSnapshot().context
}
