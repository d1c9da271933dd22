import { createEmptyActor } from 'xstate'
import type { SheetPath, SheetValues } from './sheet-values.ts'

/** What JSON can hold. What it cannot is an object whose one key `$` says what it is. */
export type Written =
  | string
  | number
  | boolean
  | null
  | readonly Written[]
  | { readonly [key: string]: Written }

/** What a writer has to know of the lab that it writes about. */
export interface Writing {
  readonly sheets: SheetValues
  /** Replaces the secrets in a text that stands under a key. */
  readonly hide: (text: string, key: string) => string
  /** The lab's clock, which charts are given as a function. */
  readonly now: (() => number) | undefined
}

/** What a reader puts in the place of what was not written. */
export interface Reading {
  readonly sheets: SheetValues
  readonly now: () => number
}

/**
 * A value that went into a statechart, or came out, as JSON. Values of profiles are named instead of written, and
 * of bytes only their number is kept: no chart looks into them.
 */
export function writeValue(value: unknown, writing: Writing, key = ''): Written {
  const { sheets, hide, now } = writing
  if (typeof value === 'string') return hide(value, key)
  if (typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : marked('number', `${value}`)
  if (typeof value === 'bigint') return marked('bigint', `${value}`)
  if (typeof value !== 'object' && typeof value !== 'function') return marked('undefined')
  if (value === now) return marked('now')
  const path = sheets.pathOf(value)
  if (path) return marked('profile', path)
  if (typeof value === 'function') return marked('function')
  return writeObject(value, writing)
}

function writeObject(value: object, writing: Writing): Written {
  const write = (held: unknown, key = '') => writeValue(held, writing, key)
  if (Array.isArray(value)) return value.map((held) => write(held))
  if (value instanceof Uint8Array) return marked('bytes', value.length)
  if (value instanceof Date) return marked('date', value.getTime())
  if (value instanceof Map) return marked('map', write([...value]))
  if (value instanceof Set) return marked('set', write([...value]))
  if (value instanceof Error) return marked('error', write(value.message))
  if ('getSnapshot' in value) return marked('actor')
  const fields = Object.entries(value).filter(([, held]) => held !== undefined)
  const written = fields.map(([key, held]) => [key, write(held, key)] as const)
  const object = Object.fromEntries(written)
  return '$' in object ? marked('object', written) : object
}

function marked(kind: string, of?: Written | SheetPath): Written {
  return of === undefined ? { $: kind } : { $: kind, of }
}

/** The value that was written. */
export function readValue(written: Written, reading: Reading): unknown {
  if (typeof written !== 'object' || written === null) return written
  if (isList(written)) return written.map((held) => readValue(held, reading))
  if (typeof written.$ === 'string') return readMarked(written.$, written.of ?? null, reading)
  const fields = Object.entries(written).map(([key, held]) => [key, readValue(held, reading)])
  return Object.fromEntries(fields)
}

function isList(written: Written): written is readonly Written[] {
  return Array.isArray(written)
}

function readMarked(kind: string, of: Written, reading: Reading): unknown {
  const list = () => readValue(of, reading) as [string, unknown][]
  switch (kind) {
    case 'number':
      return Number(of)
    case 'bigint':
      return BigInt(of as string)
    case 'now':
      return reading.now
    case 'profile':
      return reading.sheets.valueAt(of as SheetPath)
    case 'function':
      return () => undefined
    case 'bytes':
      return new Uint8Array(Number(of))
    case 'date':
      return new Date(Number(of))
    case 'map':
      return new Map(list())
    case 'set':
      return new Set(list())
    case 'error':
      return Object.assign(Object.create(Error.prototype) as Error, { message: of })
    case 'actor':
      return createEmptyActor()
    case 'object':
      return Object.fromEntries(list())
    default:
      return undefined
  }
}
