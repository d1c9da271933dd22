import { expect, onTestFinished, test } from 'vitest'
import { createControlApp } from '../../../src/control/control-app.ts'
import { limits } from '../../../src/control/limits.ts'
import type { Controlled } from '../../../src/control/route.ts'
import { labErrors, type LabErrorCode } from '../../../src/errors/lab-errors.ts'
import { describedRoutes } from '../docs/control-api-page.ts'
import { controlledLab, type Answer, type ControlledLab } from './controlled-lab.ts'
import { breaches, operations, type Operation } from './contract.ts'
import { bad, good, urlOf, type Sample } from './requests.ts'

const answering = operations.filter(({ isStream }) => !isStream)
const taking = operations.filter(({ method }) => method !== 'GET')

function ask(api: ControlledLab, { method, path, isOpen }: Operation, sample: Sample) {
  sample.before?.(api)
  const headers = isOpen ? {} : api.headers
  const payload = method === 'GET' ? {} : { payload: sample.body ?? {} }
  return api.ask({ method, url: urlOf(path, sample), headers, ...payload })
}

const codeOf = ({ body }: Answer) => (body as { error?: { code?: string } }).error?.code

test('there is a good request of every operation', () => {
  expect(Object.keys(good).toSorted()).toEqual(operations.map(({ name }) => name).toSorted())
})

test.for(answering)('$name keeps its word when all is well', async (operation) => {
  await using api = await controlledLab()
  const answer = await ask(api, operation, good[operation.name]!)
  expect(answer).toMatchObject({ status: 200 })
  expect(breaches(operation, answer)).toEqual([])
})

/** Errors that any operation may meet, and those that a test of their own meets. */
const COMMON = ['wrong-token', 'bad-request', 'bad-json', 'body-too-large', 'internal-failure']
const ELSEWHERE = ['too-many-streams']

test('there is a request for every error of an operation, and none for others', () => {
  const own = ({ errors }: Operation) =>
    Object.values(errors)
      .flat()
      .filter((code) => ![...COMMON, ...ELSEWHERE].includes(code))
      .toSorted()
  for (const operation of operations)
    expect(Object.keys(bad[operation.name] ?? {}).toSorted()).toEqual(own(operation))
})

const refusals = operations.flatMap((operation) =>
  Object.entries(bad[operation.name] ?? {}).map(([code, sample]) => ({
    operation,
    name: operation.name,
    code,
    sample,
  })),
)

test.for(refusals)('$name answers $code as it says', async ({ operation, code, sample }) => {
  await using api = await controlledLab()
  const answer = await ask(api, operation, sample)
  expect(codeOf(answer)).toBe(code)
  expect(answer.status).toBe(labErrors[code as LabErrorCode].status)
  expect(breaches(operation, answer)).toEqual([])
})

test.for(operations)('$name takes no query that it does not know', async (operation) => {
  await using api = await controlledLab()
  const answer = await ask(api, operation, { ...good[operation.name], query: 'colour=red' })
  expect(codeOf(answer)).toBe('bad-request')
  expect(breaches(operation, answer)).toEqual([])
})

test.for(operations.filter(({ isOpen }) => !isOpen))(
  '$name asks for the token first',
  async ({ isOpen: _isOpen, ...operation }) => {
    await using api = await controlledLab()
    const answer = await ask(api, { ...operation, isOpen: true }, good[operation.name]!)
    expect(codeOf(answer)).toBe('wrong-token')
    expect(breaches({ ...operation, isOpen: false }, answer)).toEqual([])
  },
)

test.for(taking)('$name refuses a body that is none', async (operation) => {
  await using api = await controlledLab()
  const url = urlOf(operation.path, good[operation.name]!)
  const send = async (payload: string, type = 'application/json') => {
    const headers = { ...api.headers, 'content-type': type }
    const answer = await api.ask({ method: operation.method, url, headers, payload })
    expect(breaches(operation, answer)).toEqual([])
    return codeOf(answer)
  }
  expect(await send('{"type": ')).toBe('bad-json')
  expect(await send('{"__proto__": {}}')).toBe('bad-json')
  expect(await send('type=x', 'application/x-www-form-urlencoded')).toBe('bad-json')
  expect(await send('{"colour": "red"}')).toBe('bad-request')
  expect(await send('[]')).toBe('bad-request')
  expect(await send(`"${'x'.repeat(limits.bodyBytesMax)}"`)).toBe('body-too-large')
})

test('another method than a path has is refused, and the right ones are named', async () => {
  await using api = await controlledLab()
  for (const { path, method: known } of operations) {
    const own = operations.filter((one) => one.path === path).map(({ method }) => method)
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const) {
      if (own.some((one) => one === method)) continue
      const { statusCode, headers } = await api.app.inject({ method, url: urlOf(path, {}) })
      expect([path, known, statusCode]).toEqual([path, known, 405])
      expect(String(headers.allow).split(', ').toSorted()).toEqual(own.toSorted())
    }
  }
})

/** A lab in which everything is broken. */
const broken = new Proxy({} as Controlled['lab'], {
  get: () => {
    throw new TypeError('broken on purpose')
  },
})

// The document is made without the lab.
test.for(operations.filter(({ path }) => path !== '/openapi.json'))(
  '$name answers a failure of the lab as it says',
  async (operation) => {
    await using api = await controlledLab()
    const down = () => {
      throw new TypeError('broken on purpose')
    }
    const token = api.headers.authorization!.replace('Bearer ', '')
    const app = createControlApp({ lab: broken, story: { name: 'x', title: 'x' }, down }, token)
    onTestFinished(() => app.close())
    const { method, path } = operation
    const { body, query } = good[operation.name]!
    const found = await app.inject({
      method,
      url: urlOf(path, query === undefined ? {} : { query }),
      headers: api.headers,
      ...(method !== 'GET' && { payload: body ?? {} }),
    })
    const answer = { status: found.statusCode, body: found.json() as unknown }
    expect(codeOf(answer)).toBe('internal-failure')
    expect(breaches(operation, answer)).toEqual([])
  },
)

test('one stream more than there may be is refused as the document says', async () => {
  await using api = await controlledLab()
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const path = '/v1/journal/stream'
  const streams = await Promise.all(
    Array.from({ length: limits.streamsMax }, () => fetch(url + path, { headers: api.headers })),
  )
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]))
  const refused = await fetch(url + path, { headers: api.headers })
  const answer = { status: refused.status, body: await refused.json() }
  expect(codeOf(answer)).toBe('too-many-streams')
  expect(
    breaches(
      operations.find((one) => one.path === path)!,
      answer,
    ),
  ).toEqual([])
  for (const { body } of streams) await body?.cancel()
})

test('the page names the errors of each operation that are its own', () => {
  const page = new Map(describedRoutes().map(({ route, errors }) => [route, errors.toSorted()]))
  for (const { name, errors } of operations) {
    const own = Object.values(errors)
      .flat()
      .filter((code) => !COMMON.includes(code))
    expect([name, page.get(name)]).toEqual([name, own.toSorted()])
  }
})
