import { isIPv6, type AddressInfo } from 'node:net'
import { randomToken } from '../entropy/token.ts'
import { LabError } from '../errors/lab-error.ts'
import { createControlApp } from './control-app.ts'
import { limits } from './limits.ts'
import type { Controlled } from './route.ts'

/** A control API that listens. */
export interface ControlServer {
  /** How it is reached from this machine. */
  readonly url: string
  readonly token: string
  readonly close: () => Promise<void>
}

/** Where the API listens, and the secret that it asks for. */
export interface ControlPlace {
  /** 0 for any free port. */
  readonly port: number
  /** Loopback when absent: the API is for programs on this machine, also when appliances listen elsewhere. */
  readonly host?: string | undefined
  /** One made by chance when absent. */
  readonly token?: string | undefined
}

/** Listens for control of a lab. Throws `weak-token`, `api-port-not-free`. */
export async function serveControl(
  controlled: Controlled,
  { port, host = '127.0.0.1', token = randomToken() }: ControlPlace,
): Promise<ControlServer> {
  refuseWeak(token)
  const app = createControlApp(controlled, token)
  try {
    await app.listen({ host, port })
  } catch (cause) {
    const fact = (cause as NodeJS.ErrnoException).code ?? ''
    throw new LabError('api-port-not-free', { host, port, fact }, { cause })
  }
  const { port: listening } = app.server.address() as AddressInfo
  return { url: `http://${reachedAt(host)}:${listening}`, token, close: () => app.close() }
}

/** Only what fits into an HTTP header as it is, and what nobody guesses. */
function refuseWeak(token: string): void {
  const least = limits.tokenCharactersMin
  if (token.length < least || /[^\x21-\x7e]/.test(token))
    throw new LabError('weak-token', { least })
}

/** An API on every address of the machine is reached on loopback. */
function reachedAt(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return isIPv6(host) ? `[${host}]` : host
}
