import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitting } from './body-arbitrary.ts'
import { controlledLab } from './controlled-lab.ts'
import { breaches, operations, type Operation } from './contract.ts'

const RUNS = { numRuns: 60, seed: 20_260_101 }
const taking = operations.filter(({ body }) => body !== undefined)

/** Sends whatever comes, one lab for all, and holds each answer against the document. */
async function holdUnder(operation: Operation, bodies: fc.Arbitrary<unknown>) {
  await using api = await controlledLab()
  const statuses = new Set<number>()
  const names = fc.constantFrom('one', 'two', 'nobody', '%00', 'constructor', '%E4%F6')
  const behaviours = fc.constantFrom('sulking', 'shouting', '__proto__', '%25')
  const property = fc.asyncProperty(names, behaviours, bodies, async (name, behaviour, body) => {
    const url = operation.path.replace('{name}', name).replace('{behaviour}', behaviour)
    const headers = { ...api.headers, 'content-type': 'application/json' }
    const payload = JSON.stringify(body)
    const answer = await api.ask({ method: operation.method, url, headers, payload })
    statuses.add(answer.status)
    const isNoPath = JSON.stringify(answer.body).includes('"bad-http"')
    expect(isNoPath ? [] : breaches(operation, answer)).toEqual([])
    expect(answer.status).toBeLessThan(500)
  })
  await fc.assert(property, RUNS)
  return statuses
}

test.for(taking)('$name keeps its word for any body that fits its schema', async (operation) => {
  const statuses = await holdUnder(operation, fitting(operation.body!))
  expect(statuses.size).toBeGreaterThan(1)
})

test.for(taking)('$name keeps its word for any JSON at all', async (operation) => {
  expect(await holdUnder(operation, fc.jsonValue())).toContain(400)
})
