const ONE_LINE = /^(ssh-rsa|ssh-dss|ecdsa-\S+|ssh-\S+) ([A-Za-z0-9+/]+={0,2})(?: .*)?$/
const SECSH_BEGIN = /^-{4} ?BEGIN SSH2 PUBLIC KEY ?-{4}$/
const SECSH_END = /^-{4} ?END SSH2 PUBLIC KEY ?-{4}$/

/** A public key as a user typed it. */
export interface TypedKey {
  readonly type: string
  readonly base64: string
}

/** Reads an OpenSSH line or the lines of a SECSH key (RFC 4716); `undefined` when it is neither. */
export function readSshKey(text: string): TypedKey | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const [first = ''] = lines
  if (SECSH_BEGIN.test(first)) return readSecsh(lines.slice(1))
  const found = ONE_LINE.exec(lines.join(' '))
  return found ? keyOf(found[2]!, found[1]) : undefined
}

/** A typed key on one line, as it can be typed again; as it is when it is none. */
export function oneLineKey(text: string): string {
  if (!/[\n"]/.test(text)) return text
  const key = readSshKey(text)
  return key ? `${key.type} ${key.base64}` : text
}

function readSecsh(lines: readonly string[]): TypedKey | undefined {
  const end = lines.findIndex((line) => SECSH_END.test(line))
  if (end < 0) return undefined
  return keyOf(lines.slice(bodyStart(lines), end).join(''))
}

/** Where the key begins: after the headers, whose values a backslash continues (RFC 4716 section 3.3). */
function bodyStart(lines: readonly string[]): number {
  let start = 0
  while (lines[start]?.includes(':')) {
    while (lines[start]?.endsWith('\\')) start++
    start++
  }
  return start
}

/** The key of a base64 text whose blob says what it is (RFC 4253 section 6.6). */
function keyOf(base64: string, claimed?: string): TypedKey | undefined {
  const blob = Buffer.from(base64, 'base64')
  if (blob.length < 4) return undefined
  const length = blob.readUInt32BE(0)
  const type = blob.subarray(4, 4 + length).toString('latin1')
  if (!/^[a-z0-9-]+$/.test(type) || (claimed !== undefined && claimed !== type)) return undefined
  if (blob.toString('base64') !== base64 && !isUnpadded(blob, base64)) return undefined
  if (type === 'ssh-rsa' && !isRsaKey(blob.subarray(4 + length))) return undefined
  return { type, base64 }
}

function isUnpadded(blob: Buffer, base64: string): boolean {
  return blob.toString('base64').replace(/=+$/, '') === base64
}

/** Whether this is an exponent and a modulus, both positive, and nothing else (RFC 4253 section 6.6). */
function isRsaKey(numbers: Buffer): boolean {
  const exponentEnd = numberEnd(numbers, 0)
  return exponentEnd !== undefined && numberEnd(numbers, exponentEnd) === numbers.length
}

/** Where a positive number of several bytes ends that begins here; `undefined` when there is none (RFC 4251 section 5). */
function numberEnd(bytes: Buffer, start: number): number | undefined {
  if (bytes.length < start + 4) return undefined
  const length = bytes.readUInt32BE(start)
  const first = bytes[start + 4]
  const end = start + 4 + length
  return length === 0 || first === undefined || first > 0x7f || end > bytes.length ? undefined : end
}
