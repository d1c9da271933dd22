import { assign, setup } from 'xstate'
import { defineEmulator, startChart } from '../../../src/emulator/index.ts'
import { scenario } from '../../../src/scenario/index.ts'

/** A valve that does not expect to be opened twice. */
const valveMachine = setup({
  types: {
    input: {} as { turns: number },
    context: {} as { hand: { turns: number } | undefined },
    events: {} as { type: 'valve.opened' } | { type: 'valve.closed' },
  },
  actions: {
    turn: assign(({ context }) => {
      if (!context.hand) throw new Error('the valve was open')
      return { hand: undefined }
    }),
    turnBack: assign({ hand: { turns: 1 } }),
  },
}).createMachine({
  id: 'valve',
  context: ({ input }) => ({ hand: input }),
  on: { 'valve.opened': { actions: 'turn' }, 'valve.closed': { actions: 'turnBack' } },
  initial: 'fitted',
  states: { fitted: {} },
})

/** With one seed in sixteen its PIN is journalled before anybody knows that it is secret. */
const valve = defineEmulator({
  name: 'valve',
  imitates: 'a valve',
  profiles: { '1.0': { title: 'a valve' } },
  defaultProfile: '1.0',
  options: {},
  doors: [],
  machines: [valveMachine],
  commands: () => [],
  behaviours: {},
  events: {
    'valve.opened': { says: 'It is turned.', facts: {} },
    'valve.closed': { says: 'It is turned back.', facts: {} },
  },
  evidence: () => [],
  start({ surroundings }) {
    const { entropy, record, secret } = surroundings
    const pin = `pin ${entropy.integer(16)}`
    const show = (title: string, text: string) =>
      record('plate')('evidence.shown', { step: 'start', title, text })
    show('keys', entropy.keys.fingerprint)
    if (pin === 'pin 0') show('PIN', pin)
    secret(pin)
    const chart = startChart(surroundings, valveMachine, {
      stream: 'appliance',
      input: { turns: 0 },
    })
    return Promise.resolve({
      handle: {},
      state: () => 'fitted',
      profile: () => '1.0',
      send: ({ type }) => chart.send({ type } as { type: 'valve.opened' }),
      credentials: [],
      hostKeys: () => [],
      stop: () => chart.stop(),
    })
  },
})

/** Opens and closes a valve, as it is meant to be. */
export const opening = scenario({
  title: 'A valve',
  story: 'It is opened and closed.',
  references: [],
  tags: [],
  lab: { start: '2019-09-11T10:00:00Z', seed: 'lab', cast: { valve: valve() } },
  async script({ valve, step }) {
    await step('it is opened and closed', ({ claim }) => {
      for (const type of ['valve.opened', 'valve.closed']) valve.send({ type })
      claim('it is still there', valve.state() === 'fitted')
      return Promise.resolve()
    })
  },
})
