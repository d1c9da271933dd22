import { createCipheriv, createDecipheriv } from 'node:crypto'

/** Known to everyone who has the lab: hidden text is kept from glances, not from people who want it. */
const KEY = Buffer.from('fieldfault hidden text is not safe').subarray(0, 32)
const BLOCK_BYTES = 16
/** The field is filled up to a multiple of this, so that its length tells little. */
const FIELD_BYTES = 64
/** What stands behind every hidden text; Cisco's own ends in base64 of zeros too. */
const END = Buffer.alloc(4)

/** A text so that it cannot be read at a glance, in base64; the same text always gives the same result. */
export function hiddenText(text: string): string {
  const bytes = Buffer.from(text)
  const field = Buffer.alloc(Math.ceil(Math.max(1, bytes.length) / FIELD_BYTES) * FIELD_BYTES)
  bytes.copy(field)
  const cipher = createCipheriv('aes-256-ecb', KEY, null).setAutoPadding(false)
  return Buffer.concat([cipher.update(field), cipher.final(), END]).toString('base64')
}

/** The text behind hidden text; undefined when it is none. */
export function revealedText(hidden: string): string | undefined {
  const bytes = Buffer.from(hidden, 'base64')
  const end = bytes.length - END.length
  if (end < BLOCK_BYTES || end % BLOCK_BYTES !== 0) return undefined
  // Decoding passes over what is not base64; hidden text is taken as it was given out only.
  if (!bytes.subarray(end).equals(END) || bytes.toString('base64') !== hidden) return undefined
  const decipher = createDecipheriv('aes-256-ecb', KEY, null).setAutoPadding(false)
  const field = Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()])
  return field.toString().replace(/\0+$/, '')
}
