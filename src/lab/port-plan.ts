import { isIP } from 'node:net'
import { LabError } from '../errors/lab-error.ts'
import type { Listening } from './standing-door.ts'

/** Where doors listen on this machine. */
export interface PortPlan {
  /**
   * `free`: any free port of `bind`. `standard`: the real port, on an address of the appliance's own.
   * A range: its ports on `bind`, one after the other, in the order in which doors open.
   */
  readonly ports: 'free' | 'standard' | PortRange
  /** The address bound with free ports and a range, and with standard ports when it is not loopback. */
  readonly bind: string
}

/** Port numbers from the first to the last, both included. */
export interface PortRange {
  readonly first: number
  readonly last: number
}

/** Free ports on loopback: reachable from this machine only. */
export const loopbackPorts: PortPlan = { ports: 'free', bind: '127.0.0.1' }

/**
 * Gives each door its place, and a door that asks again the same one. Port 0 asks for any free port.
 * With standard ports on loopback 10.48.79.232 becomes 127.48.79.232. Throws `port-range-used-up`.
 */
export function placesOf({ ports, bind }: PortPlan): (address: string, port: number) => Listening {
  if (ports === 'free') return () => ({ host: bind, port: 0 })
  if (ports !== 'standard') return placesInRange(ports, bind)
  return (address, port) =>
    isLoopback(bind) ? { host: address.replace(/^\d+/, '127'), port } : { host: bind, port }
}

function placesInRange({ first, last }: PortRange, bind: string) {
  const taken = new Map<string, number>()
  return (address: string, port: number): Listening => {
    if (port === 0) return { host: bind, port: 0 }
    const door = `${address}:${port}`
    const place = taken.get(door) ?? first + taken.size
    if (place > last) throw new LabError('port-range-used-up', { door, first, last })
    taken.set(door, place)
    return { host: bind, port: place }
  }
}

/** Throws `bad-bind` when doors cannot listen on what was asked for, whatever the machine. */
export function checkBind(bind: string): void {
  if (isIP(bind) === 0 && bind !== 'localhost') throw new LabError('bad-bind', { bind })
}

/** Whether only this machine can reach the address. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address === 'localhost' || address.startsWith('127.')
}
