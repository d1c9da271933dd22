import { networkInterfaces } from 'node:os'
import { isLoopback } from '../../lab/port-plan.ts'

/** Who can reach a lab that is not on loopback, and whom its appliances can reach; nothing on loopback. */
export function reachWarning(bind: string, allowEgress: readonly string[]): string[] {
  if (isLoopback(bind)) return []
  const isAny = bind === '0.0.0.0' || bind === '::'
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ internal }) => !internal).map(({ address }) => address),
  )
  const places = isAny ? own.join(', ') || bind : bind
  const allowed = ['lab addresses', ...allowEgress].join(', ')
  return [
    `Everyone who can reach this machine at ${places} can now log in to these appliances.`,
    `Appliances dial only ${allowed}.`,
  ]
}
