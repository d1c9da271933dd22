import { expect, test } from 'vitest'
import { controlledLab, type ControlledLab } from './controlled-lab.ts'

const STATE = '/v1/appliances/one/state'
const bad = { type: 'mood.changed', facts: { to: 'bad' } }
const wanted = { events: [bad], behaviours: { sulking: { about: 'work' } } }

const changes = ({ lab }: ControlledLab) =>
  lab.journal
    .entries({ appliance: 'one' })
    .filter(({ stream }) => stream === 'appliance')
    .map(({ event }) => event)
    .filter((event) => !event.startsWith('door.') && event !== 'appliance.started')

test('a state is put as a whole, and the journal has every step of it', async () => {
  await using api = await controlledLab()
  expect(await api.put(STATE, wanted)).toEqual({
    status: 200,
    body: {
      name: 'one',
      profile: '1',
      state: 'sulking about work',
      revision: 3,
      behaviours: { sulking: { about: 'work' } },
    },
  })
  expect(changes(api)).toEqual(['appliance.reset', 'event.sent', 'behaviour.switched', 'state.put'])
})

test('the same state put twice is the same state', async () => {
  await using api = await controlledLab()
  const { body: first } = await api.put(STATE, wanted)
  await api.put('/v1/appliances/one/behaviours/shouting', { settings: { what: 'no' } })
  const { body: second } = await api.put(STATE, wanted)
  expect(second).toEqual({ ...(first as object), revision: 7 })
})

test('an empty state is that of the start', async () => {
  await using api = await controlledLab()
  await api.put(STATE, wanted)
  expect(await api.put(STATE)).toMatchObject({ body: { state: 'good', behaviours: {} } })
})

test('of a state that has one thing wrong nothing takes place', async () => {
  await using api = await controlledLab()
  await api.post('/v1/appliances/one/events', bad)
  const wrong = [
    { events: [{ type: 'mood.changed', facts: { to: 'good' } }, { type: 'mood.lost' }] },
    { ...wanted, behaviours: { sulking: {}, singing: {} } },
    { events: [{ type: 'mood.changed', facts: { to: 'good', about: 'taxes' } }] },
  ]
  for (const state of wrong) expect((await api.put(STATE, state)).status).not.toBe(200)
  expect(changes(api)).toEqual(['event.sent'])
  expect(await api.get(STATE)).toMatchObject({ body: { state: 'bad', revision: 1 } })
})

test('a state worked out from an older one is refused in a sentence', async () => {
  await using api = await controlledLab()
  await api.post('/v1/appliances/one/events', bad)
  expect(await api.put(STATE, { ...wanted, revision: 0 })).toMatchObject({
    status: 409,
    body: {
      error: {
        message:
          'Cannot put "one" into that state: it was worked out from revision 0, and the appliance is at 1. Read its state again, or leave the revision out.',
      },
    },
  })
  expect(await api.put(STATE, { ...wanted, revision: 1 })).toMatchObject({ status: 200 })
})

test('of two that put a state from the same revision one succeeds', async () => {
  await using api = await controlledLab()
  const answers = await Promise.all([
    api.put(STATE, { ...wanted, revision: 0 }),
    api.put(STATE, { revision: 0 }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 409])
})

test('an event that comes during a reset waits for it and is not lost', async () => {
  await using api = await controlledLab()
  const resetting = api.lab.reset('one')
  const sent = await api.post('/v1/appliances/one/events', bad)
  await resetting
  expect(sent).toMatchObject({ body: { state: 'bad', revision: 2 } })
  expect(changes(api)).toEqual(['appliance.reset', 'event.sent'])
})

test('an event that is refused by its own check is in no journal', async () => {
  await using api = await controlledLab()
  const facts = { to: 'good', about: 'taxes' }
  await api.post('/v1/appliances/one/events', { type: 'mood.changed', facts })
  expect(changes(api)).toEqual([])
})

test('a behaviour whose time is over is a change as well', async () => {
  await using api = await controlledLab()
  await api.put('/v1/appliances/one/behaviours/sulking', { for: '10m' })
  await api.post('/v1/clock', { advance: '11m' })
  expect(await api.get(STATE)).toMatchObject({ body: { revision: 2, behaviours: {} } })
})
