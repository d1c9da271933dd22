import { integer, pattern, type CommandIo } from '../../../src/emulator/index.ts'
import { pingAnswer, pingSummary, unknownHost } from '../screens/local-mgmt.ts'
import type { Visit } from '../visit.ts'
import { command } from './words.ts'

const ECHO_INTERVAL_MS = 1_000
const USUAL_COUNT = 5

const host = pattern(/^[\w.:-]+$/, {
  label: 'NAME',
  help: 'Hostname or IP address',
  examples: ['10.48.79.231', 'host35'],
})

/** `ping` in local management: whoever the interconnect could dial answers. */
export const pingCommands = [
  command('ping {host}', {
    help: 'Test network reachability',
    slots: { host },
    run: ({ host: target }, io) => ping(target, USUAL_COUNT, io),
  }),
  command('ping {host} count {count}', {
    help: 'Number of requests',
    slots: { host, count: integer(1, 10_000, 'Number of requests') },
    run: ({ host: target, count }, io) => ping(target, count, io),
  }),
]

async function ping(target: string, count: number, io: CommandIo<Visit>): Promise<string> {
  const outcome = await io.until(io.session.reaches(target))
  if (outcome === 'unknown-host') return unknownHost(target)
  const answers = outcome === 'answers'
  io.print(`PING ${target} 56(84) bytes of data.`)
  for (let sequence = 1; sequence <= count; sequence++) {
    if (answers) io.print(pingAnswer(target, sequence))
    if (sequence < count || !answers) await io.wait(ECHO_INTERVAL_MS)
  }
  return pingSummary(target, count, answers ? count : 0)
}
