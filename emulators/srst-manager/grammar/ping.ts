import type { CommandIo } from '../../../src/emulator/index.ts'
import { pingScreen, traceScreen } from '../screens/ping.ts'
import type { Visit } from '../visit.ts'
import { host } from './typed-names.ts'
import { command } from './words.ts'

const PROBES = 5
const TIMEOUT_MS = 2_000

/** `ping` and `traceroute`: the lab's addresses and the machine's own answer; others as far as they may be asked. */
export const reachCommands = [
  command('ping {host}', {
    help: 'Send echo messages',
    slots: { host },
    async run({ host: target }, io) {
      const address = await answering(target, io)
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
    run: async ({ host: target }, io) => traceScreen(target, await answering(target, io)),
  }),
]

/** The address of a host that answers an echo request; undefined when none comes. */
async function answering(host: string, io: CommandIo<Visit>): Promise<string | undefined> {
  const { surroundings } = io.session
  const outcome = await io.until(surroundings.reaches(host))
  return outcome === 'answers' ? (surroundings.lookUp(host) ?? host) : undefined
}
