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
  expect(sent).toEqual({
    status: 200,
    body: { name: 'one', profile: '1', state: 'bad', revision: 1, behaviours: {} },
  })
  expect(await api.get('/v1/appliances/one/state')).toMatchObject({ body: { state: 'bad' } })
  expect(api.lab.journal.entries({ event: 'event.sent' })).toHaveLength(1)
})

test('a behaviour is switched on with its settings, listed, and switched off', async () => {
  await using api = await controlledLab()
  const path = '/v1/appliances/one/behaviours'
  expect(await api.put(`${path}/sulking`, { settings: { about: 'work' } })).toEqual({
    status: 200,
    body: { name: 'one', behaviours: { sulking: { about: 'work' } } },
  })
  expect(await api.get('/v1/appliances/one/state')).toMatchObject({
    body: { state: 'sulking about work' },
  })
  expect(await api.get(path)).toMatchObject({ body: { behaviours: { sulking: {} } } })
  const off = await api.ask({ method: 'DELETE', url: `${path}/sulking`, headers: api.headers })
  expect(off).toEqual({ status: 200, body: { name: 'one', behaviours: {} } })
})

test('a behaviour goes off by itself when its time is over', async () => {
  await using api = await controlledLab()
  await api.put('/v1/appliances/one/behaviours/sulking', { for: '10m' })
  await api.lab.advance(599_999)
  expect(api.lab.appliance('one').state()).toBe('sulking')
  await api.lab.advance(1)
  expect(api.lab.appliance('one').state()).toBe('good')
})

test('an unknown behaviour, a wrong setting and a bad duration are refused by their codes', async () => {
  await using api = await controlledLab()
  const path = '/v1/appliances/one/behaviours'
  expect(await api.put(`${path}/singing`)).toMatchObject({
    status: 404,
    body: { error: { code: 'unknown-behaviour' } },
  })
  expect(await api.put(`${path}/sulking`, { settings: { about: 'you' } })).toMatchObject({
    status: 400,
    body: { error: { code: 'bad-fact' } },
  })
  expect(await api.put(`${path}/sulking`, { for: 'a while' })).toMatchObject({
    body: { error: { code: 'bad-duration' } },
  })
  expect(api.lab.appliance('one').behaviours.active()).toEqual({})
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

test('a journal query that nothing can ever fit is refused', async () => {
  await using api = await controlledLab()
  const none = { status: 404, body: { error: { code: 'unknown-appliance' } } }
  expect(await api.get('/v1/journal?appliance=nope')).toMatchObject(none)
  expect(await api.get('/v1/journal/stream?appliance=nope')).toMatchObject(none)
  expect(await api.get('/v1/journal?event=backup.fialed')).toMatchObject({
    body: { error: { code: 'unknown-entry', facts: { event: 'backup.fialed' } } },
  })
  expect(await api.get('/v1/journal/stream?since=noon')).toMatchObject({
    status: 400,
    body: { error: { code: 'bad-instant' } },
  })
  for (const query of ['appliance=lab', 'appliance=scenario', 'event=backup.*'])
    expect(await api.get(`/v1/journal?${query}`)).toMatchObject({ status: 200 })
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
