import { expect, test } from 'vitest'
import { controlledLab } from './controlled-lab.ts'

test('the appliances are listed with state, lab address and the ports on this machine', async () => {
  await using api = await controlledLab()
  const [door] = api.lab.appliance('one').doors
  expect(await api.get('/v1/appliances')).toMatchObject({
    status: 200,
    body: {
      appliances: [
        {
          name: 'one',
          emulator: 'echo',
          profile: '1',
          state: 'good',
          address: '10.48.79.230',
          doors: [{ service: 'echo', host: '127.0.0.1', port: door!.port, labPort: 7 }],
          credentials: [],
        },
        { name: 'two', profile: '2' },
      ],
    },
  })
})

test('an event changes the state of an appliance and is journalled', async () => {
  await using api = await controlledLab()
  const sent = await api.post('/v1/appliances/one/events', {
    type: 'mood.changed',
    facts: { to: 'bad' },
  })
  expect(sent).toEqual({ status: 200, body: { name: 'one', profile: '1', state: 'bad' } })
  expect(await api.get('/v1/appliances/one/state')).toMatchObject({ body: { state: 'bad' } })
  expect(api.lab.journal.entries({ event: 'event.sent' })).toHaveLength(1)
})

test('one appliance is reset, or all are', async () => {
  await using api = await controlledLab()
  const spoil = async () => {
    for (const name of ['one', 'two'])
      await api.post(`/v1/appliances/${name}/events`, {
        type: 'mood.changed',
        facts: { to: 'bad' },
      })
  }
  const states = () => [...api.lab.appliances.values()].map((appliance) => appliance.state())
  await spoil()
  expect(await api.post('/v1/appliances/one/reset')).toMatchObject({ body: { state: 'good' } })
  expect(states()).toEqual(['good', 'bad'])
  await spoil()
  expect(await api.post('/v1/reset')).toMatchObject({ status: 200 })
  expect(states()).toEqual(['good', 'good'])
})

test('the clock is shown, advanced and set', async () => {
  await using api = await controlledLab()
  expect(await api.get('/v1/clock')).toEqual({
    status: 200,
    body: { mode: 'virtual', now: '2019-09-11T10:00:00.000Z' },
  })
  expect(await api.post('/v1/clock', { advance: '1h30m' })).toMatchObject({
    body: { now: '2019-09-11T11:30:00.000Z' },
  })
  expect(await api.post('/v1/clock', { set: '2034-10-05T12:16:56Z' })).toMatchObject({
    body: { now: '2034-10-05T12:16:56.000Z' },
  })
})

test('the journal is asked by appliance, event, time and number', async () => {
  await using api = await controlledLab()
  await api.post('/v1/clock', { advance: '1h' })
  api.lab.appliance('one').send({ type: 'mood.changed', to: 'bad' })
  const ask = async (query: string) => {
    const { body } = await api.get(`/v1/journal?${query}`)
    const { total, entries } = body as { total: number; entries: { event: string }[] }
    return [total, ...entries.map(({ event }) => event)]
  }
  expect(await ask('appliance=one&event=appliance.*')).toEqual([1, 'appliance.started'])
  expect(await ask('since=2019-09-11T11:00:00Z')).toEqual([2, 'clock.advanced', 'event.sent'])
  expect(await ask('since=2019-09-11T11:00:00Z&limit=1')).toEqual([2, 'event.sent'])
})

test('the scenario tells the steps that were played', async () => {
  await using api = await controlledLab()
  const record = api.lab.journal.stream('scenario', 'script')
  record('step.finished', { step: 'it breaks', part: 'script', passed: true })
  expect(await api.get('/v1/scenario')).toEqual({
    status: 200,
    body: {
      name: 'test',
      title: 'A test',
      tags: ['echo'],
      seed: 'test',
      steps: [{ name: 'it breaks', part: 'script', passed: true }],
    },
  })
})

test('down asks the program to stop the lab', async () => {
  await using api = await controlledLab()
  expect(await api.post('/v1/down')).toEqual({ status: 200, body: { stopping: true } })
  expect(api.stops()).toBe(1)
})

test('health needs no token and everything else does', async () => {
  await using api = await controlledLab()
  expect(await api.ask({ url: '/healthz' })).toEqual({
    status: 200,
    body: { status: 'ok', lab: 'test', appliances: 2 },
  })
  for (const url of ['/v1/appliances', '/v1/journal/stream', '/openapi.json'])
    expect(await api.ask({ url })).toMatchObject({
      status: 401,
      body: { error: { code: 'wrong-token' } },
    })
})
