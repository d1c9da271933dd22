import { assign, setup } from 'xstate'
import {
  defineEmulator,
  grammar,
  integer,
  openSshDoor,
  startChart,
  stateName,
  visitConsole,
  type CastOptions,
  type Dialect,
} from '../../../src/emulator/index.ts'

const { command, mode } = grammar<object>()

const machine = setup({
  types: { context: {} as { count: number }, events: {} as { type: 'poke' } | { type: 'break' } },
  actions: {
    count: assign(({ context }) => ({ count: context.count + 1 })),
    breakDown: () => {
      throw new TypeError('broken on purpose')
    },
  },
}).createMachine({
  id: 'fragile',
  context: { count: 0 },
  initial: 'calm',
  states: { calm: { on: { poke: 'poked' } }, poked: { entry: 'count', on: { poke: 'calm' } } },
  on: { break: { actions: 'breakDown' } },
})

const dialect: Dialect<object> = {
  name: 'fragile',
  errors: {
    invalid: () => '% invalid',
    ambiguous: () => '% ambiguous',
    incomplete: () => '% incomplete',
    pattern: () => '% pattern',
  },
  help: { next: () => '', words: () => '' },
  crash: () => 'Software Error',
}

const offer = {
  kex: ['curve25519-sha256'],
  hostKey: ['ssh-ed25519'],
  cipher: ['aes128-ctr'],
  mac: ['hmac-sha2-256'],
  compression: ['none'],
}

/** What its command `ask` asks, by number: questions in the manners of several products. */
export const QUESTIONS = [
  'Do you really want to? (yes/no):',
  'Do you want to continue [y/n]? ',
  'Do you want to delete it [y/n]?: ',
  'Are you sure you want to go offline[n]? : ',
  'Do you wish to continue[y]? ',
  'Remove all configuration files! Continue? [n]: ',
]

/** An appliance whose command line and statechart can be broken on purpose. */
export const fragile = defineEmulator<{ title: string }, CastOptions, object>({
  name: 'fragile',
  imitates: 'nothing',
  profiles: { '1': { title: '1' } },
  defaultProfile: '1',
  options: {},
  doors: [{ service: 'ssh', port: 22 }],
  machines: [machine],
  commands: () => [],
  behaviours: {},
  events: { poke: { says: 'x', facts: {} }, break: { says: 'x', facts: {} } },
  evidence: () => [],
  async start({ surroundings }) {
    const chart = startChart(surroundings, machine, { stream: 'appliance', input: undefined })
    const shell = mode('shell', {
      prompt: () => 'fragile# ',
      commands: [
        command('hello', { help: 'x', run: () => 'hello' }),
        command('ask {number}', {
          help: 'x',
          slots: { number: integer(0, QUESTIONS.length - 1, 'x') },
          run: async ({ number }, io) =>
            (await io.confirm(QUESTIONS[number]!)) ? 'agreed' : 'not agreed',
        }),
        command('crash', {
          help: 'x',
          run: () => {
            throw new TypeError('broken on purpose')
          },
        }),
      ],
    })
    await openSshDoor(surroundings, {
      port: 22,
      policy: ({ stream }) => ({
        ident: 'Fragile_1',
        offer,
        auth: { methods: ['password'], password: () => true },
        handlers: {
          shell: (channel) =>
            visitConsole(surroundings, channel, {
              dialect,
              mode: shell,
              session: {},
              record: surroundings.record(stream),
            }),
          exec: () => {
            throw new TypeError('broken handler')
          },
        },
      }),
    })
    return {
      handle: {},
      state: () => stateName(chart.getSnapshot().value),
      profile: () => '1',
      send: ({ type }) => chart.send({ type } as { type: 'poke' }),
      credentials: [{ username: 'u', password: 'p' }],
      hostKeys: () => [],
      stop: () => chart.stop(),
    }
  },
})
