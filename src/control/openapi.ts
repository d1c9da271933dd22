import { z } from 'zod'
import { labErrors, type LabErrorCode } from '../errors/lab-errors.ts'
import { errorsByStatus } from './route-errors.ts'
import type { AnyRoute } from './route.ts'

/** What every failed request is answered with. */
const errorAnswer = z.object({
  error: z.object({
    code: z.enum(Object.keys(labErrors) as [string, ...string[]]),
    message: z
      .string()
      .meta({ description: 'one sentence: what cannot be done, why, and what to do' }),
    facts: z.record(z.string(), z.unknown()).meta({ description: 'what the sentence is made of' }),
  }),
})

/** The control API as an OpenAPI 3.1 document, made from the schemas that also check the requests. */
export function openApiDocument(routes: readonly AnyRoute[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = (paths[route.path] ??= {})
    path[route.method.toLowerCase()] = operation(route)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'fieldfault control API',
      version: '1',
      description: 'Controls a running lab. The token is in api.json of the lab directory.',
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: z.toJSONSchema(errorAnswer) },
    },
    security: [{ token: [] }],
    paths,
  }
}

function operation(route: AnyRoute) {
  const { says, isOpen, body } = route
  const parameters = [...pathParameters(route.path), ...queryParameters(route)]
  return {
    summary: says,
    ...(isOpen && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: inputSchema(body) } },
      },
    }),
    responses: { 200: goodAnswer(route), ...refusals(route) },
  }
}

function goodAnswer({ answer, stream }: AnyRoute) {
  const type = stream ? 'text/event-stream' : 'application/json'
  return {
    description: 'It is done.',
    content: { [type]: { schema: z.toJSONSchema(answer) } },
  }
}

function refusals(route: AnyRoute) {
  return Object.fromEntries(
    [...errorsByStatus(route)].map(([status, codes]) => [status, refusal(codes)]),
  )
}

function refusal(codes: readonly LabErrorCode[]) {
  const error = { properties: { code: { enum: codes } } }
  const schema = { $ref: '#/components/schemas/Error', properties: { error } }
  return { description: codes.join(', '), content: { 'application/json': { schema } } }
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: AnyRoute) {
  if (!query) return []
  const { properties = {}, required = [] } = inputSchema(query)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function inputSchema(schema: z.ZodType) {
  return z.toJSONSchema(schema, { io: 'input' })
}
