import type { Surroundings } from '../../../src/emulator/index.ts'
import type { PeerStatus, Service } from '../vocabulary.ts'
import type { RunningProcess } from './running-process.ts'
import type { SftunnelPlan } from './sftunnel-plan.ts'
import type { Answerer } from './traffic.ts'

/** The port of every sftunnel unless somebody has chosen another one (Cisco document 222464). */
export const TUNNEL_PORT = 8305

/** Connections to one sftunnel at a time: two channels of as many peers as a lab may have. */
export const TUNNEL_CONNECTIONS_MAX = 40_000

/** What the parts of one sftunnel share. */
export interface TunnelParts {
  readonly surroundings: Surroundings
  readonly plan: SftunnelPlan
  /** Undefined while the process does not run. */
  readonly process: () => RunningProcess | undefined
  readonly answererOf: (service: Service) => Answerer | undefined
  readonly changed: (status: PeerStatus) => void
  /** Something has changed that may let an attempt succeed which failed before. */
  readonly noteChange: () => void
}

/** The address by which a peer is spoken of: where it is dialled, or where it came from. */
export function hostOf({ host, name }: { readonly host?: string; readonly name: string }): string {
  return host ?? name
}
