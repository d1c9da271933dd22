import { pingScreen, traceScreen } from '../screens/ping.ts'
import { host } from './typed-names.ts'
import { command } from './words.ts'

const PROBES = 5
const TIMEOUT_MS = 2_000

/** `ping` and `traceroute`: the lab's addresses answer, others do not. */
export const reachCommands = [
  command('ping {host}', {
    help: 'Send echo messages',
    slots: { host },
    async run({ host: target }, io) {
      const address = io.session.surroundings.lookUp(target)
      io.print(pingScreen.heading(address ?? target))
      for (let probe = 0; probe < PROBES; probe++) {
        if (address === undefined) await io.wait(TIMEOUT_MS)
        io.write(address === undefined ? '.' : '!')
      }
      return pingScreen.summary(address === undefined ? 0 : PROBES, PROBES)
    },
  }),
  command('traceroute {host}', {
    help: 'Trace route to destination',
    slots: { host },
    run: ({ host: target }, { session }) =>
      traceScreen(target, session.surroundings.lookUp(target)),
  }),
]
