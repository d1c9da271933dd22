import { integer, oneOf } from '../../../src/emulator/index.ts'
import { lineRemoved, lineSet } from '../configuration/blocks.ts'
import { edit, facts, type Visit } from '../visit.ts'
import { leavingCommands } from './leaving.ts'
import { modePrompt } from './prompt.ts'
import { show } from './show.ts'
import { host } from './typed-names.ts'
import { command, mode, vocabulary } from './words.ts'

const SERVER = 'aaa accounting server remote'
const EVENT = 'aaa accounting event'
const POLICY = 'aaa policy'

const events = oneOf({
  'config-commands': 'Configuration commands',
  'exec-commands': 'EXEC commands',
  login: 'Logins',
  logout: 'Logouts',
  'system-shutdown': 'System shutdowns',
  'system-startup': 'System startups',
})
const orders = oneOf({
  local: 'Local database first',
  remote: 'Remote server first',
})

/** `srstmgr-1(aaa-accounting)# ` */
export const aaaAccounting = mode('aaa-accounting', {
  prompt: modePrompt('aaa-accounting'),
  vocabulary,
  inherits: [show],
  commands: [
    command('server address {server}', {
      help: 'Address of the accounting server',
      slots: { server: host },
      run: ({ server }, { session }) => put(session, SERVER, 'server address', server),
    }),
    command('server port {port}', {
      help: 'Port of the accounting server',
      slots: { port: integer(1, 65_535, 'UDP port') },
      run: ({ port }, { session }) => put(session, SERVER, 'server port', String(port)),
    }),
    command('server retries {count}', {
      help: 'Number of retries',
      slots: { count: integer(1, 3, 'Number of retries') },
      run: ({ count }, { session }) => put(session, SERVER, 'server retries', String(count)),
    }),
    command('server timeout {seconds}', {
      help: 'Time to wait for an answer',
      slots: { seconds: integer(1, 60, 'Seconds') },
      run: ({ seconds }, { session }) => put(session, SERVER, 'server timeout', String(seconds)),
    }),
    command('(no|default) server (address|port|retries|timeout)', {
      help: 'Accounting server',
      vocabulary: {
        address: 'Address of the accounting server',
        port: 'Port of the accounting server',
        retries: 'Number of retries',
        timeout: 'Time to wait for an answer',
      },
      run({ address, port, retries }, { session }) {
        const word = address ? 'address' : port ? 'port' : retries ? 'retries' : 'timeout'
        take(session, SERVER, `server ${word}`)
      },
    }),
    ...leavingCommands,
  ],
})

/** `srstmgr-1(aaa-accounting-event)# ` */
export const aaaAccountingEvent = mode('aaa-accounting-event', {
  prompt: modePrompt('aaa-accounting-event'),
  vocabulary,
  inherits: [show],
  commands: [
    command('{event}', {
      help: 'Event that is accounted',
      slots: { event: events },
      run: ({ event }, { session }) => put(session, EVENT, event, ''),
    }),
    command('(no|default) {event}', {
      help: 'Event that is accounted',
      slots: { event: events },
      run: ({ event }, { session }) => take(session, EVENT, event),
    }),
    ...leavingCommands,
  ],
})

/** `srstmgr-1(aaa-policy)# ` */
export const aaaPolicy = mode('aaa-policy', {
  prompt: modePrompt('aaa-policy'),
  vocabulary,
  inherits: [show],
  commands: [
    command('authentication-order {order}', {
      help: 'Order of authentication servers',
      slots: { order: orders },
      run: ({ order }, { session }) => put(session, POLICY, 'authentication-order', order),
    }),
    command('(no|default) authentication-order', {
      help: 'Order of authentication servers',
      run: (_, { session }) => take(session, POLICY, 'authentication-order'),
    }),
    ...leavingCommands,
  ],
})

/** The commands of configuration mode that lead to these modes. */
export const aaaCommands = [
  command('aaa accounting server remote', {
    help: 'Remote accounting server',
    vocabulary: { server: 'Accounting server' },
    run: (_, io) => io.enter(aaaAccounting),
  }),
  command('aaa accounting event', {
    help: 'Events that are accounted',
    run: (_, io) => io.enter(aaaAccountingEvent),
  }),
  command('aaa policy [system]', {
    help: 'AAA policy',
    vocabulary: { system: 'System policy' },
    run: (_, io) => io.enter(aaaPolicy),
  }),
]

function put(visit: Visit, key: string, starts: string, value: string): void {
  const line = `${starts} ${value}`.trimEnd()
  edit(visit, [lineSet(facts(visit).running, key, { starts, line })])
}

function take(visit: Visit, key: string, starts: string): void {
  const { running } = facts(visit)
  if (key in running) edit(visit, [lineRemoved(running, key, starts)])
}
