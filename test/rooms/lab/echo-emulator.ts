import type { Duplex } from 'node:stream'
import { createMachine } from 'xstate'
import { defineEmulator, type CastOptions } from '../../../src/emulator/emulator.ts'
import { LabError } from '../../../src/errors/lab-error.ts'
import type { Dialled, DialPlan, Surroundings } from '../../../src/emulator/surroundings.ts'

/** What tests can do with an echo. */
export interface EchoHandle {
  readonly surroundings: Surroundings
  readonly dial: (host: string, port?: number, plan?: Partial<DialPlan>) => Promise<Dialled>
  readonly heard: () => string
}

const machine = createMachine({ id: 'echo', initial: 'ready', states: { ready: {} } })
const ECHO_PORT = 7

/** Two facts, each of which is allowed by itself. */
function refuseContradiction(mood: string): void {
  if (mood === 'good about taxes')
    throw new LabError('bad-fault-settings', { name: mood, fact: 'nobody is', takes: [] })
}

/** An appliance that sends back what it is sent; `crash!` makes it fail on purpose. */
export const echo = defineEmulator<{ title: string }, CastOptions, EchoHandle>({
  name: 'echo',
  imitates: 'nothing',
  profiles: { '1': { title: '1' }, '2': { title: '2' } },
  defaultProfile: '1',
  options: {},
  doors: [{ service: 'echo', port: ECHO_PORT }],
  machines: [machine],
  commands: () => [],
  behaviours: {
    sulking: {
      says: 'It does not talk.',
      settings: { about: { says: 'why', optional: true, oneOf: ['weather', 'work'] } },
    },
    shouting: { says: 'It is loud.', settings: { what: { says: 'the word' } } },
  },
  events: {
    'mood.changed': {
      says: 'x',
      facts: {
        to: { says: 'y', oneOf: ['good', 'bad'] },
        about: { says: 'z', optional: true },
      },
      check: ({ to, about }) => refuseContradiction(`${to} about ${about}`),
    },
  },
  evidence: () => [],
  async start({ surroundings, profileName }) {
    let mood = 'good'
    let heard = ''
    await surroundings.openDoor({
      service: 'echo',
      port: ECHO_PORT,
      accept(socket: Duplex, from: string) {
        const record = surroundings.record(surroundings.nextStream('echo'))
        record('connection.opened', { service: 'echo', port: ECHO_PORT, from })
        socket.on('error', () => {})
        socket.on('close', () => record('connection.closed', { reason: 'bye' }))
        socket.on('data', (chunk: Buffer) => {
          heard += chunk.toString()
          if (heard.includes('crash!')) {
            surroundings.crashed('echo', new TypeError('asked to'))
            socket.destroy()
          } else socket.write(chunk)
        })
      },
    })
    return {
      handle: {
        surroundings,
        heard: () => heard,
        dial: (host, port = ECHO_PORT, plan = {}) =>
          surroundings.dial({ host, port, service: 'echo', withinMs: 30_000, ...plan }),
      },
      state: () => mood,
      behave: (behaviour, settings) => {
        mood = settings ? [behaviour, ...Object.values(settings)].join(' about ') : 'good'
      },
      profile: () => profileName,
      send: ({ to = '' }) => {
        mood = to
      },
      credentials: [],
      hostKeys: () => [],
      stop: () => {},
    }
  },
})
