import type { Entropy } from '../../src/emulator/index.ts'

/** From the beginning of the Gregorian calendar to 1970, in units of 100 ns (RFC 4122, 4.1.4). */
const GREGORIAN_OFFSET = 122_192_928_000_000_000n
const UNITS_PER_MS = 10_000n
const NODE_BYTES = 6
const SEQUENCE_VARIANT = 0x8000
const SEQUENCES = 0x4000

/** A version 1 UUID, which appliances have of the time of their first start (RFC 4122, 4.2). */
export function applianceUuid(entropy: Entropy, firstStartMs: number): string {
  const time = BigInt(firstStartMs) * UNITS_PER_MS + GREGORIAN_OFFSET
  const digits = (time + BigInt(entropy.integer(Number(UNITS_PER_MS))))
    .toString(16)
    .padStart(15, '0')
  const sequence = (SEQUENCE_VARIANT + entropy.integer(SEQUENCES)).toString(16)
  const node = Buffer.from(entropy.bytes(NODE_BYTES)).toString('hex')
  return [
    digits.slice(-8),
    digits.slice(-12, -8),
    `1${digits.slice(-15, -12)}`,
    sequence,
    node,
  ].join('-')
}
