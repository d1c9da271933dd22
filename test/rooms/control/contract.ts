import { Ajv2020 } from 'ajv/dist/2020.js'
import { openApiDocument } from '../../../src/control/openapi.ts'
import { routes } from '../../../src/control/routes.ts'
import type { Answer } from './controlled-lab.ts'

/** An operation of the OpenAPI document: a method of a path. */
export interface Operation {
  /** `GET /v1/clock`. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly isOpen: boolean
  readonly isStream: boolean
  /** The schema of its body, if it takes one. */
  readonly body: JsonSchema | undefined
  /** Names of its query. */
  readonly query: readonly string[]
  /** The codes that it documents, by status. */
  readonly errors: Readonly<Record<string, readonly string[]>>
}

/** A JSON schema, as far as tests look into it. */
export interface JsonSchema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly additionalProperties?: JsonSchema | boolean
  readonly anyOf?: readonly JsonSchema[]
  readonly enum?: readonly string[]
  readonly $ref?: string
}

/** One method of a path, as far as tests look into it. */
interface PathItem {
  readonly security?: readonly unknown[]
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: { 'application/json': { schema: JsonSchema } } }
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { schema: JsonSchema }>> }>
  >
}

/** The document as a client would read it. */
export const document = JSON.parse(JSON.stringify(openApiDocument(routes))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, PathItem>>>>
}

/** Every operation of the document. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, item]) => operationOf(path, method.toUpperCase(), item)),
)

function operationOf(path: string, method: string, item: PathItem): Operation {
  const { security, parameters = [], requestBody, responses } = item
  const refusals = Object.entries(responses).filter(([status]) => status !== '200')
  return {
    name: `${method} ${path}`,
    method: method as Operation['method'],
    path,
    isOpen: security?.length === 0,
    isStream: responses['200']!.content['text/event-stream'] !== undefined,
    body: requestBody?.content['application/json'].schema,
    query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    errors: Object.fromEntries(
      refusals.map(([status, { content }]) => [status, codesIn(content['application/json']!)]),
    ),
  }
}

function codesIn({ schema }: { readonly schema: JsonSchema }): readonly string[] {
  return schema.properties?.error?.properties?.code?.enum ?? []
}

// Formats are left to the patterns that stand beside them.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
ajv.addSchema(document, 'openapi')

/** What is wrong with an answer as the document has it; empty when it keeps its word. */
export function breaches({ method, path }: Operation, { status, body }: Answer): string[] {
  const response = document.paths[path]?.[method.toLowerCase()]?.responses[status]
  if (!response) return [`${status} is not documented: ${JSON.stringify(body)}`]
  const type = Object.keys(response.content)[0]!
  const steps = ['paths', path, method.toLowerCase(), 'responses', status, 'content', type]
  const pointer = [...steps, 'schema'].map((step) => escaped(String(step))).join('/')
  const validate = ajv.getSchema(`openapi#/${pointer}`)
  if (!validate) return [`${pointer} is no schema`]
  if (validate(body)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** A step of a JSON pointer in a URI fragment (RFC 6901, sections 3 and 6). */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))
}
