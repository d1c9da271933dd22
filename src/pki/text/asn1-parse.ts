import { derChildren, dottedOid, isConstructed, readDer, type DerValue } from '../der/read-der.ts'
import { ASN1_DEPTH_MAX } from '../limits.ts'
import { longNameOf } from '../object-identifier.ts'

/** What `openssl asn1parse` prints for DER; undefined when it cannot be read, and the command says so. */
export function asn1Parse(
  der: Buffer,
  { indented = false }: { indented?: boolean } = {},
): string | undefined {
  const lines: string[] = []
  const whole = walk(der, (value, depth) => void lines.push(`${lineOf(value, depth, indented)}\n`))
  return whole ? lines.join('') : undefined
}

/**
 * The bytes inside the value that begins at an offset, as `openssl asn1parse -strparse` takes them: of a primitive value
 * its content, of any other the whole. Undefined when no value begins there, or when it has no bytes to be read.
 */
export function asn1Inside(der: Buffer, offset: number): Buffer | undefined {
  const value = readDer(der, offset)
  if (!value || WITHOUT_STRING.has(value.tag)) return undefined
  if (isConstructed(value) || value.tag >= CONTEXT_TAGS) return value.bytes
  return value.tag === BIT_STRING ? value.content.subarray(1) : value.content
}

const BIT_STRING = 0x03
/** BOOLEAN, NULL and OBJECT IDENTIFIER, which OpenSSL does not keep as a string. */
const WITHOUT_STRING = new Set([0x01, 0x05, 0x06])
const CONTEXT_TAGS = 0x80

function walk(der: Buffer, show: (value: DerValue, depth: number) => void): boolean {
  const descend = (value: DerValue, depth: number): boolean => {
    show(value, depth)
    if (!isConstructed(value)) return true
    if (depth >= ASN1_DEPTH_MAX) return false
    return derChildren(value)?.every((child) => descend(child, depth + 1)) ?? false
  }
  for (let at = 0; at < der.length;) {
    const value = readDer(der, at)
    if (!value || !descend(value, 0)) return false
    at += value.bytes.length
  }
  return true
}

const names: Readonly<Record<number, string>> = {
  0x01: 'BOOLEAN',
  0x02: 'INTEGER',
  0x03: 'BIT STRING',
  0x04: 'OCTET STRING',
  0x05: 'NULL',
  0x06: 'OBJECT',
  0x0a: 'ENUMERATED',
  0x0c: 'UTF8STRING',
  0x10: 'SEQUENCE',
  0x11: 'SET',
  0x12: 'NUMERICSTRING',
  0x13: 'PRINTABLESTRING',
  0x14: 'T61STRING',
  0x16: 'IA5STRING',
  0x17: 'UTCTIME',
  0x18: 'GENERALIZEDTIME',
  0x1a: 'VISIBLESTRING',
  0x1e: 'BMPSTRING',
}

const PLAIN_TEXT = new Set([0x0c, 0x12, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1a])

function lineOf(value: DerValue, depth: number, indented: boolean): string {
  const { offset, headerBytes, content, tag } = value
  const place = `${String(offset).padStart(5)}:d=${String(depth).padEnd(2)}`
  const size = `hl=${headerBytes} l=${String(content.length).padStart(4)}`
  const form = isConstructed(value) ? 'cons' : 'prim'
  const indent = indented ? ' '.repeat(depth) : ''
  return `${place} ${size} ${form}: ${indent}${titleOf(tag).padEnd(18)}${shown(value)}`
}

function titleOf(tag: number): string {
  const number = tag & 0x1f
  if ((tag & 0xc0) === 0xc0) return `priv [ ${number} ] `
  if ((tag & 0xc0) === 0x80) return `cont [ ${number} ]`
  if ((tag & 0xc0) === 0x40) return `appl [ ${number} ]`
  return names[number] ?? '(unknown)'
}

function shown({ tag, content }: DerValue): string {
  if (PLAIN_TEXT.has(tag)) return `:${content.toString('utf8')}`
  if (tag === 0x01) return `:${content[0] ?? 0}`
  if (tag === 0x02 || tag === 0x0a) return `:${numberText(content)}`
  if (tag === 0x06) return `:${longNameOf(dottedOid(content))}`
  if (tag !== 0x04 || content.length === 0) return ''
  const printable = content.every(
    (byte) => (byte >= 0x20 && byte <= 0x7e) || /[\n\r\t]/.test(String.fromCharCode(byte)),
  )
  const digits = content.toString('hex').toUpperCase()
  return printable ? `:${content.toString('latin1')}` : `[HEX DUMP]:${digits}`
}

function numberText(content: Buffer): string {
  const digits = content.toString('hex').toUpperCase()
  return digits.replace(/^00(?=..)/, '')
}
