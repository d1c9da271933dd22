import { expect, test } from 'vitest'
import { routes } from '../../../src/control/routes.ts'
import { document, operations } from './contract.ts'
import { controlledLab } from './controlled-lab.ts'
import { openApiForm } from './openapi-form.ts'

test('the document has every route with an answer, its parameters and its body', async () => {
  await using api = await controlledLab()
  const { body } = await api.get('/openapi.json')
  expect(body).toEqual(document)
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

test('the document has the form of OpenAPI 3.1 and nothing else', () => {
  const { error } = openApiForm.safeParse(document)
  expect(error?.issues ?? []).toEqual([])
})

test('the parameters of each path are those in its braces, each once', () => {
  for (const [path, methods] of Object.entries(document.paths))
    for (const { parameters = [] } of Object.values(methods)) {
      const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length)
    }
})

test('every reference leads to a part of the document, and every scheme is there', () => {
  const parts = openApiForm.parse(document).components
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
  const names = [...references].map(([, name = '']) => name)
  expect(names.length).toBeGreaterThan(operations.length)
  for (const name of names) expect(Object.keys(parts.schemas)).toContain(name)
  expect(JSON.stringify(document).match(/"\$ref":/g)).toHaveLength(names.length)
  expect(Object.keys(parts.securitySchemes)).toEqual(['token'])
})
