import { setup } from 'xstate'
import {
  chainVerifier,
  defineEmulator,
  dialTls,
  openTlsDoor,
  startChart,
  type CastOptions,
  type TlsClientSheet,
  type TlsDialled,
  type TlsDialPlan,
  type TlsServerSheet,
  type TlsSession,
} from '../../../src/emulator/index.ts'
import { authority } from './certificates.ts'
import { clientCredentials, serverCredentials, tls12 } from './tls-pair.ts'

/** What tests can do with an end of a tunnel. */
export interface TunnelHandle {
  readonly sessions: readonly TlsSession[]
  /** Changes what the next clients of the door meet. */
  readonly serve: (change: Partial<TlsServerSheet>) => void
  readonly dial: (
    host: string,
    change?: Partial<TlsClientSheet>,
    plan?: Partial<TlsDialPlan>,
  ) => Promise<TlsDialled>
}

const machine = setup({}).createMachine({ id: 'tunnel', initial: 'ready', states: { ready: {} } })

const TUNNEL_PORT = 8305
const verify = chainVerifier({ trusted: [authority().certificate] })

/** An appliance that accepts tunnels and dials them, and sends back what it is sent. */
export const tunnel = defineEmulator<{ title: string }, CastOptions, TunnelHandle>({
  name: 'tunnel',
  imitates: 'nothing',
  profiles: { '1': { title: '1' } },
  defaultProfile: '1',
  options: {},
  doors: [{ service: 'tunnel', port: TUNNEL_PORT }],
  machines: [machine],
  commands: () => [],
  behaviours: {},
  events: {},
  evidence: () => [],
  async start({ surroundings }) {
    const chart = startChart(surroundings, machine, { stream: 'appliance', input: undefined })
    const sessions: TlsSession[] = []
    let sheet: TlsServerSheet = {
      offer: tls12,
      credentials: serverCredentials,
      verify,
      clientCertificate: 'required',
    }
    await openTlsDoor(surroundings, {
      port: TUNNEL_PORT,
      service: 'tunnel',
      sheet: () => sheet,
      onConnection(session) {
        sessions.push(session)
        session.stream.on('error', () => {})
        session.stream.pipe(session.stream)
      },
    })
    return {
      handle: {
        sessions,
        serve: (change) => void (sheet = { ...sheet, ...change }),
        dial: (host, change = {}, plan = {}) =>
          dialTls(surroundings, {
            host,
            port: TUNNEL_PORT,
            service: 'tunnel',
            withinMs: 30_000,
            sheet: { offer: tls12, credentials: clientCredentials, verify, ...change },
            ...plan,
          }),
      },
      state: () => 'ready',
      profile: () => '1',
      send: () => {},
      credentials: [],
      hostKeys: () => [],
      stop: () => chart.stop(),
    }
  },
})
