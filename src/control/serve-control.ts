import type { AddressInfo } from 'node:net'
import { randomToken } from '../entropy/token.ts'
import { LabError } from '../errors/lab-error.ts'
import { createControlApp } from './control-app.ts'
import type { Controlled } from './route.ts'

/** A control API that listens. */
export interface ControlServer {
  readonly url: string
  readonly token: string
  readonly close: () => Promise<void>
}

/** The API is for programs on this machine; appliances may listen elsewhere. */
const HOST = '127.0.0.1'

/** Listens for control of a lab; `port` 0 takes any free one. Throws `api-port-not-free`. */
export async function serveControl(controlled: Controlled, port: number): Promise<ControlServer> {
  const token = randomToken()
  const app = createControlApp(controlled, token)
  try {
    await app.listen({ host: HOST, port })
  } catch (cause) {
    const fact = (cause as NodeJS.ErrnoException).code ?? ''
    throw new LabError('api-port-not-free', { host: HOST, port, fact }, { cause })
  }
  const { port: listening } = app.server.address() as AddressInfo
  return { url: `http://${HOST}:${listening}`, token, close: () => app.close() }
}
