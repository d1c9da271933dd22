import { LabError } from '../errors/lab-error.ts'

/** Which hosts outside the lab appliances may dial. */
export interface Egress {
  readonly allows: (host: string, port: number) => boolean
  /** A port of a host that may be dialled, the preferred one if it is free to choose; undefined when none may. */
  readonly portOf: (host: string, preferred: number) => number | undefined
  /** The same for what somebody types at a shell: only hosts that are named, so that a slip of the pen reaches nobody. */
  readonly atShells: Egress
}

/** Everything may be dialled: the default of a lab that only this machine can reach. */
export const openEgress: Egress = {
  allows: () => true,
  portOf: (_, preferred) => preferred,
  get atShells() {
    return egressTo([])
  },
}

const HOST_AND_PORT = /^(?:\[[\da-f:.]+\]|[^\s:]+):(\d{1,5})$/i
const PORT_MAX = 65_535

/** Only the hosts named may be dialled, each as `host:port`; no name means nothing outside the lab. Throws `bad-egress`. */
export function egressTo(allowed: readonly string[]): Egress {
  for (const text of allowed) {
    const port = Number(HOST_AND_PORT.exec(text)?.[1] ?? 0)
    if (port < 1 || port > PORT_MAX) throw new LabError('bad-egress', { text })
  }
  const names = new Set(allowed.map((name) => name.toLowerCase()))
  const egress: Egress = {
    get atShells() {
      return egress
    },
    allows: (host, port) => names.has(`${host.toLowerCase()}:${port}`),
    portOf(host) {
      const wanted = host.toLowerCase()
      const found = [...names].find((name) => hostOf(name) === wanted)
      return found === undefined ? undefined : Number(HOST_AND_PORT.exec(found)?.[1])
    },
  }
  return egress
}

/** `::1` of `[::1]:22`, `host35` of `host35:22`. */
function hostOf(name: string): string {
  return name.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
}
