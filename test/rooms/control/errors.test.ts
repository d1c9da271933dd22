import { expect, test } from 'vitest'
import { limits } from '../../../src/control/limits.ts'
import { controlledLab, type ControlledLab } from './controlled-lab.ts'

const TOKEN = { authorization: 'Bearer the token of this test' }

const sendRaw = (api: ControlledLab, payload: string, type = 'application/json') =>
  api.ask({
    method: 'POST',
    url: '/v1/clock',
    headers: { ...TOKEN, 'content-type': type },
    payload,
  })

test.each([
  ['/v1/appliances/nobody/state', 404, 'unknown-appliance', /"nobody".*Running: one, two\./],
  ['/v1/nowhere?x=1', 404, 'unknown-route', /Cannot answer GET \/v1\/nowhere: /],
  ['/v1/journal?limit=0', 400, 'bad-request', /limit: /],
  ['/v1/journal?limit=9999999', 400, 'bad-request', /limit: /],
  ['/v1/journal?colour=red', 400, 'bad-request', /colour/],
  ['/v1/journal?since=yesterday', 400, 'bad-instant', /"yesterday"/],
])('GET %s is answered with %i %s', async (url, status, code, message) => {
  await using api = await controlledLab()
  const answer = await api.get(url)
  expect(answer).toMatchObject({ status, body: { error: { code } } })
  expect((answer.body as { error: { message: string } }).error.message).toMatch(message)
})

test.each([
  ['/v1/clock', { advance: '3x' }, 400, 'bad-duration'],
  ['/v1/clock', { set: '2001-01-01' }, 409, 'clock-backwards'],
  ['/v1/clock', {}, 400, 'bad-request'],
  ['/v1/appliances/one/events', { type: 'mood.lost' }, 400, 'unknown-event'],
  ['/v1/appliances/one/events', { type: 'mood.changed' }, 400, 'missing-fact'],
  ['/v1/appliances/one/events', { type: 'mood.changed', facts: { to: 'odd' } }, 400, 'bad-fact'],
  ['/v1/appliances/one/events', { kind: 'mood.changed' }, 400, 'bad-request'],
])('POST %s %o is answered with %i %s', async (url, body, status, code) => {
  await using api = await controlledLab()
  expect(await api.post(url, body)).toMatchObject({ status, body: { error: { code } } })
})

test.each([
  [{ advance: 5 }, /\/v1\/clock: advance: [^;]*string[^;]*number/],
  [{ set: true }, /\/v1\/clock: set: [^;]*string[^;]*boolean/],
  [{ advance: '1h', by: 1 }, /\/v1\/clock: [^;]*"by"/],
  [{}, /\/v1\/clock: advance: .*, or set: /],
])('the refusal of the body %o names the field', async (body, message) => {
  await using api = await controlledLab()
  const answer = await api.post('/v1/clock', body)
  expect((answer.body as { error: { message: string } }).error.message).toMatch(message)
})

test('an error carries the facts that its sentence is made of', async () => {
  await using api = await controlledLab()
  expect(await api.get('/v1/appliances/nobody/state')).toMatchObject({
    body: { error: { facts: { name: 'nobody', known: ['one', 'two'] } } },
  })
})

test('a body that is no JSON, of another type, or too long is refused in our words', async () => {
  await using api = await controlledLab()
  expect(await sendRaw(api, '{"advance": ')).toMatchObject({
    status: 400,
    body: { error: { code: 'bad-json' } },
  })
  expect(await sendRaw(api, 'advance=1h', 'text/plain')).toMatchObject({
    status: 400,
    body: { error: { code: 'bad-json' } },
  })
  expect(await sendRaw(api, `"${'x'.repeat(limits.bodyBytesMax)}"`)).toMatchObject({
    status: 413,
    body: { error: { code: 'body-too-large' } },
  })
})

test('a wrong token of the same length is refused', async () => {
  await using api = await controlledLab()
  const authorization = TOKEN.authorization.replace('this', 'that')
  expect(await api.ask({ url: '/v1/clock', headers: { authorization } })).toMatchObject({
    status: 401,
  })
})

test('nobody without a token can send a body', async () => {
  await using api = await controlledLab()
  const payload = 'x'.repeat(limits.bodyBytesMax * 2)
  expect(await api.ask({ method: 'POST', url: '/v1/clock', payload })).toMatchObject({
    status: 401,
  })
})

test('a failure inside the lab is answered with 500 and a code', async () => {
  await using api = await controlledLab()
  const { appliances } = api.lab
  Object.defineProperty(appliances.get('one')!, 'state', {
    value: () => {
      throw new TypeError('broken on purpose')
    },
  })
  expect(await api.get('/v1/appliances')).toMatchObject({
    status: 500,
    body: {
      error: {
        code: 'internal-failure',
        message: expect.stringContaining('broken on purpose') as string,
      },
    },
  })
})
