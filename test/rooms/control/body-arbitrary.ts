import * as fc from 'fast-check'
import type { JsonSchema } from './contract.ts'

/** Words that the lab of these tests knows, so that chance finds the way to a good answer as well. */
const WORDS = ['mood.changed', 'to', 'bad', 'good', 'sulking', 'about', 'work', '10m', 'date']

const text = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 12 }))

/** Values that fit a schema of the document. */
export function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting))
  switch (schema.type) {
    case 'string':
      return text.filter((value) => value.length > 0)
    case 'integer':
      return fc.nat(8)
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(fitting(schema.items ?? {}), { maxLength: 3 })
    case 'object':
      return fittingObject(schema)
    default:
      return fc.jsonValue()
  }
}

function fittingObject({ properties, required = [], additionalProperties }: JsonSchema) {
  if (properties) {
    const fields = Object.entries(properties).map(([name, field]) => [name, fitting(field)])
    const requiredKeys = [...required]
    return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys,
    })
  }
  if (typeof additionalProperties !== 'object') return fc.constant({})
  return fc.dictionary(text, fitting(additionalProperties), { maxKeys: 3 })
}
