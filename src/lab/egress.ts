/** Which hosts outside the lab appliances may dial. */
export interface Egress {
  readonly allows: (host: string, port: number) => boolean
}

/** Everything may be dialled: the default of a lab that only this machine can reach. */
export const openEgress: Egress = { allows: () => true }

/** Only the hosts named may be dialled, each as `host:port`; no name means nothing outside the lab. */
export function egressTo(allowed: readonly string[]): Egress {
  const names = new Set(allowed.map((name) => name.toLowerCase()))
  return { allows: (host, port) => names.has(`${host.toLowerCase()}:${port}`) }
}
