import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './fenced-blocks.ts'

/** A route as `docs/control-api.md` describes it. */
export interface DescribedRoute {
  /** `GET /v1/clock`. */
  readonly route: string
  readonly summary: string
  /** Rows of its table: `body advance`. */
  readonly parts: readonly string[]
  readonly errors: readonly string[]
}

/** The routes of the page, in the order of their headings. */
export function describedRoutes(): DescribedRoute[] {
  const page = readFileSync(join(checkout, 'docs/control-api.md'), 'utf8')
  const [, ...sections] = page.split(/^### `/m)
  return sections.map((section) => {
    const [heading = '', , summary = ''] = section.split('\n')
    const rows = section.matchAll(/^\| (path|query|body|answer) \| `(\w+)` \|/gm)
    const errors = /^Errors: (.*)$/m.exec(section)?.[1] ?? ''
    return {
      route: heading.replace(/`$/, ''),
      summary,
      parts: [...rows].map(([, place, name]) => `${place} ${name}`),
      errors: [...errors.matchAll(/`([\w-]+)`/g)].map(([, code = '']) => code),
    }
  })
}

/** A schema of the OpenAPI document, as far as its names go. */
interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly anyOf?: readonly Schema[]
}

/** An operation of the OpenAPI document. */
export interface Operation {
  readonly summary: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: {
    readonly 200: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  }
}

/** The parts of an operation, as rows of the page. */
export function partsOf({ parameters = [], requestBody, responses }: Operation): string[] {
  return [
    ...parameters.map((parameter) => `${parameter.in} ${parameter.name}`),
    ...namesIn(requestBody?.content).map((name) => `body ${name}`),
    ...namesIn(responses[200].content).map((name) => `answer ${name}`),
  ]
}

function namesIn(content: Readonly<Record<string, { readonly schema: Schema }>> = {}): string[] {
  return Object.values(content).flatMap(({ schema }) => {
    const forms = [schema, ...(schema.anyOf ?? [])]
    return forms.flatMap(({ properties }) => Object.keys(properties ?? {}))
  })
}
