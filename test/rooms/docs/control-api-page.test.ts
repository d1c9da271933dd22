import { expect, test } from 'vitest'
import { openApiDocument } from '../../../src/control/openapi.ts'
import { routes } from '../../../src/control/routes.ts'
import { labErrors } from '../../../src/errors/lab-errors.ts'
import { describedRoutes, partsOf, type Operation } from './control-api-page.ts'

const { paths } = openApiDocument(routes)
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    route: `${method.toUpperCase()} ${path}`,
    operation: operation as Operation,
  })),
)
const described = describedRoutes()

test('the page has every route of the OpenAPI document, and no other', () => {
  expect(described.map(({ route }) => route).toSorted()).toEqual(
    operations.map(({ route }) => route).toSorted(),
  )
})

test.for(operations)('$route stands on the page as it is', ({ route, operation }) => {
  const section = described.find((one) => one.route === route)
  expect(section?.summary).toBe(operation.summary)
  expect(section?.parts).toEqual(partsOf(operation))
})

test('the errors of the page are errors of the lab', () => {
  const known = Object.keys(labErrors)
  expect(described.flatMap(({ errors }) => errors).filter((code) => !known.includes(code))).toEqual(
    [],
  )
})
