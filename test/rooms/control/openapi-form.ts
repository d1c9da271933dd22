import { z } from 'zod'

/** A schema of JSON Schema 2020-12; which words it has is left to the checker of the contract tests. */
const schema = z.record(z.string(), z.unknown())

const content = z.record(z.string().regex(/^\w+\/[\w-]+$/), z.strictObject({ schema }))

const parameter = z.discriminatedUnion('in', [
  z.strictObject({ name: z.string(), in: z.literal('path'), required: z.literal(true), schema }),
  z.strictObject({ name: z.string(), in: z.literal('query'), required: z.boolean(), schema }),
])

const response = z.strictObject({ description: z.string().min(1), content })

const operation = z.strictObject({
  summary: z.string().regex(/\.$/),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), response),
})

/** The form of an OpenAPI document (OpenAPI 3.1.0, section 4.8), as far as this API uses it; nothing else may be in it. */
export const openApiForm = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  components: z.strictObject({
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer') }),
    ),
    schemas: z.record(z.string(), schema),
  }),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operation),
  ),
})
