import { expect, test } from 'vitest'
import { openApiDocument } from '../../../src/control/openapi.ts'
import { routes } from '../../../src/control/routes.ts'
import { controlledLab } from './controlled-lab.ts'

test('the document has every route with an answer, its parameters and its body', async () => {
  await using api = await controlledLab()
  const { body } = await api.get('/openapi.json')
  const document = body as ReturnType<typeof openApiDocument>
  expect(document.openapi).toBe('3.1.0')
  for (const { path, method, says } of routes)
    expect(document.paths[path]).toHaveProperty(`${method.toLowerCase()}.summary`, says)
  expect(document.paths['/v1/appliances/{name}/state']).toHaveProperty('get.parameters', [
    { name: 'name', in: 'path', required: true, schema: { type: 'string' } },
  ])
  expect(document.paths['/v1/journal']).toHaveProperty('get.parameters.3.name', 'limit')
  expect(document.paths['/v1/clock']).toHaveProperty(
    'post.requestBody.content.application/json.schema.anyOf.length',
    2,
  )
})

test('only health is open', () => {
  expect(routes.filter(({ isOpen }) => isOpen).map(({ path }) => path)).toEqual(['/healthz'])
})

test('each route either answers or streams', () => {
  for (const { serve, stream } of routes) expect([serve, stream].filter(Boolean)).toHaveLength(1)
})
