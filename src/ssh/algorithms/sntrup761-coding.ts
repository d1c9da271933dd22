import { P, Q, type Polynomial } from './sntrup761-ring.ts'

/** Bytes of a polynomial with coefficients -1, 0 and 1: four coefficients to a byte. */
export const SMALL_BYTES = 191
/** Bytes of a polynomial with any coefficients. */
export const WHOLE_BYTES = 1158
/** Bytes of a polynomial whose coefficients are multiples of three. */
export const ROUNDED_BYTES = 1007

const HALF = (Q - 1) / 2
const THIRDS = (Q + 2) / 3
/** Bytes are given out from this size of a range of values on. */
const RANGE_MAX = 16_384

/** Writes a small polynomial. */
export function encodeSmall(small: Polynomial): Buffer {
  const bytes = Buffer.alloc(SMALL_BYTES)
  small.forEach((value, at) => (bytes[at >> 2]! |= (value + 1) << (2 * (at & 3))))
  return bytes
}

/** Reads a small polynomial. */
export function decodeSmall(bytes: Uint8Array): Polynomial {
  return Int16Array.from({ length: P }, (_, at) => ((bytes[at >> 2]! >> (2 * (at & 3))) & 3) - 1)
}

/** Writes a polynomial of the ring modulo q. */
export function encodeWhole(polynomial: Polynomial): Buffer {
  return pack(Array.from(polynomial, (value) => ({ value: value + HALF, range: Q })))
}

/** Reads a polynomial of the ring modulo q. */
export function decodeWhole(bytes: Uint8Array): Polynomial {
  return Int16Array.from(unpack(bytes, ranges(Q)), (value) => value - HALF)
}

/** Writes a polynomial whose coefficients are multiples of three. */
export function encodeRounded(rounded: Polynomial): Buffer {
  return pack(Array.from(rounded, (value) => ({ value: (value + HALF) / 3, range: THIRDS })))
}

/** Reads a polynomial whose coefficients are multiples of three. */
export function decodeRounded(bytes: Uint8Array): Polynomial {
  return Int16Array.from(unpack(bytes, ranges(THIRDS)), (value) => value * 3 - HALF)
}

/** A whole number from zero up to, and without, its range. */
interface Ranged {
  readonly value: number
  readonly range: number
}

/**
 * Packs numbers nearly as tightly as their ranges allow: neighbours become one number, which gives off
 * low bytes until its range is small again, and so on over half as many numbers.
 * Source: "NTRU Prime: round 3", section 3.1.
 */
function pack(numbers: readonly Ranged[]): Buffer {
  const bytes: number[] = []
  let level = numbers
  while (level.length > 1)
    level = pairs(level).map(([a, b]) => (b ? giveOff(join(a, b), RANGE_MAX) : a))
  for (const last of level) giveOff(last, 2)
  return Buffer.from(bytes)

  function giveOff({ value, range }: Ranged, rangeMax: number): Ranged {
    while (range >= rangeMax) {
      bytes.push(value & 0xff)
      value = Math.floor(value / 256)
      range = Math.ceil(range / 256)
    }
    return { value, range }
  }
}

function join(a: Ranged, b: Ranged): Ranged {
  return { value: a.value + b.value * a.range, range: a.range * b.range }
}

/** What `pack` packed. Bytes that it never makes give some numbers in their ranges all the same. */
function unpack(bytes: Uint8Array, ranges: readonly number[], from = 0): number[] {
  let at = from
  if (ranges.length === 1) return [take(ranges[0]!, 2).low % ranges[0]!]
  const joined = pairs(ranges).map(([a, b]) =>
    b ? take(a * b, RANGE_MAX) : { low: 0, unit: 1, range: a },
  )
  const highs = unpack(
    bytes,
    joined.map(({ range }) => range),
    at,
  )
  return pairs(ranges).flatMap(([a, b], pair) => {
    const value = joined[pair]!.low + highs[pair]! * joined[pair]!.unit
    return b ? [value % a, Math.floor(value / a) % b] : [value]
  })

  function take(range: number, rangeMax: number): { low: number; unit: number; range: number } {
    let [low, unit] = [0, 1]
    for (; range >= rangeMax; range = Math.ceil(range / 256)) {
      low += (bytes[at++] ?? 0) * unit
      unit *= 256
    }
    return { low, unit, range }
  }
}

/** Neighbours two by two; of an odd number the last stays alone. */
function pairs<Item>(items: readonly Item[]): [Item, Item?][] {
  return Array.from({ length: Math.ceil(items.length / 2) }, (_, pair) => {
    return items.slice(2 * pair, 2 * pair + 2) as [Item, Item?]
  })
}

function ranges(range: number): number[] {
  return Array.from({ length: P }, () => range)
}
