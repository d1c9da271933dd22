import { networkInterfaces } from 'node:os'
import { isLoopback } from '../../lab/port-plan.ts'

/** Who can reach a lab that is not on loopback, and whom its appliances can reach; nothing on loopback. */
export function reachWarning(bind: string, allowEgress: readonly string[]): string[] {
  if (isLoopback(bind)) return []
  const allowed = ['lab addresses', ...allowEgress].join(', ')
  return [
    `Everyone who can reach this machine at ${placesOf(bind)} can now log in to these appliances.`,
    `Appliances dial only ${allowed}.`,
  ]
}

/** Who can control a lab whose control API is not on loopback; nothing on loopback. */
export function controlWarning(apiBind: string): string[] {
  if (isLoopback(apiBind)) return []
  const who = `Everyone who can reach this machine at ${placesOf(apiBind)}`
  return [`${who} and has the token can now control the lab.`]
}

function placesOf(bind: string): string {
  if (bind !== '0.0.0.0' && bind !== '::') return bind
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ internal }) => !internal).map(({ address }) => address),
  )
  return own.join(', ') || bind
}
