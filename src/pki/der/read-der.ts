/** A value as it lies in DER: where it begins, how long its header is, and what it holds. */
export interface DerValue {
  /** The identifier octet: class, constructed bit and tag number (ITU-T X.690 section 8.1.2). */
  readonly tag: number
  /** Offset of the identifier octet in the bytes that were read. */
  readonly offset: number
  readonly headerBytes: number
  readonly content: Buffer
  /** Header and content. */
  readonly bytes: Buffer
}

/** Whether a value holds further values. */
export function isConstructed({ tag }: DerValue): boolean {
  return (tag & 0x20) !== 0
}

/**
 * The value that begins at `offset`; undefined where the bytes end too early, or use an indefinite length or
 * a tag number above 30, which no certificate does.
 */
export function readDer(bytes: Buffer, offset = 0, base = 0): DerValue | undefined {
  const tag = bytes[offset]
  const first = bytes[offset + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  const sizeBytes = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || sizeBytes > 4 || offset + 2 + sizeBytes > bytes.length) return undefined
  const length = sizeBytes === 0 ? first : bytes.readUIntBE(offset + 2, sizeBytes)
  const headerBytes = 2 + sizeBytes
  const end = offset + headerBytes + length
  if (end > bytes.length) return undefined
  return {
    tag,
    offset: base + offset,
    headerBytes,
    content: bytes.subarray(offset + headerBytes, end),
    bytes: bytes.subarray(offset, end),
  }
}

/** The values inside a constructed value, in order; undefined when its content is not made of whole values. */
export function derChildren(value: DerValue): DerValue[] | undefined {
  const children: DerValue[] = []
  const base = value.offset + value.headerBytes
  for (let at = 0; at < value.content.length;) {
    const child = readDer(value.content, at, base)
    if (!child) return undefined
    children.push(child)
    at += child.bytes.length
  }
  return children
}

/** The values inside the DER of a constructed value; undefined when the bytes are not one such value. */
export function derInside(bytes: Buffer): DerValue[] | undefined {
  const value = readDer(bytes)
  return value && value.bytes.length === bytes.length ? derChildren(value) : undefined
}

/** The content of an object identifier with dots (ITU-T X.690 section 8.19). */
export function dottedOid(content: Uint8Array): string {
  const arcs: bigint[] = []
  let arc = 0n
  for (const byte of content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f)
    if (byte & 0x80) continue
    arcs.push(arc)
    arc = 0n
  }
  const [first = 0n, ...rest] = arcs
  const root = first < 80n ? first / 40n : 2n
  return [root, first - root * 40n, ...rest].join('.')
}

const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18

/** The instant of a UTCTime or GeneralizedTime in the only forms of RFC 5280 section 4.1.2.5; milliseconds. */
export function instantOf({ tag, content }: DerValue): number | undefined {
  const text = content.toString('latin1')
  const form =
    tag === UTC_TIME
      ? /^(\d{2})((?:\d{2}){5})Z$/
      : tag === GENERALIZED_TIME
        ? /^(\d{4})((?:\d{2}){5})Z$/
        : undefined
  const [, year, rest] = form?.exec(text) ?? []
  if (year === undefined || rest === undefined) return undefined
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19'
  const [month, day, hour, minute, second] = rest.match(/../g)!
  const atMs = Date.parse(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(atMs) ? undefined : atMs
}
