import { isIP } from 'node:net'
import { LabError } from '../errors/lab-error.ts'
import type { Listening } from './standing-door.ts'

/** Where doors listen on this machine. */
export interface PortPlan {
  /** `free`: any free port of `bind`. `standard`: the real port, on an address of the appliance's own. */
  readonly ports: 'free' | 'standard'
  /** The address bound with free ports, and with standard ports when it is not loopback. */
  readonly bind: string
}

/** Free ports on loopback: reachable from this machine only. */
export const loopbackPorts: PortPlan = { ports: 'free', bind: '127.0.0.1' }

/** The place of one door. With standard ports 10.48.79.232 becomes 127.48.79.232. */
export function listenOn({ ports, bind }: PortPlan, address: string, port: number): Listening {
  if (ports === 'free') return { host: bind, port: 0 }
  if (isLoopback(bind)) return { host: address.replace(/^\d+/, '127'), port }
  return { host: bind, port }
}

/** Throws `bad-bind` when doors cannot listen on what was asked for, whatever the machine. */
export function checkBind(bind: string): void {
  if (isIP(bind) === 0 && bind !== 'localhost') throw new LabError('bad-bind', { bind })
}

/** Whether only this machine can reach the address. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address === 'localhost' || address.startsWith('127.')
}
