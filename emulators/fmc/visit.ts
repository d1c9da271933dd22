import type { Actor } from 'xstate'
import type { ClishSession } from '../sftunnel/clish/shared-commands.ts'
import type { fmcMachine } from './machines/fmc-machine.ts'

/** What the command line knows of its visitor. */
export interface Visit extends ClishSession {
  readonly appliance: Actor<typeof fmcMachine>
}
