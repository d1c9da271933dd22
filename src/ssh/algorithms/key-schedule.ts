import { createHash } from 'node:crypto'
import { sshString, uint32 } from '../wire.ts'

/** What the two sides have said by the end of a key exchange. */
export interface ExchangeTranscript {
  /** Hash of the key exchange method, by its name in node:crypto. */
  readonly hash: string
  readonly clientIdent: Uint8Array
  readonly serverIdent: Uint8Array
  readonly clientKexInit: Uint8Array
  readonly serverKexInit: Uint8Array
  readonly hostKey: Uint8Array
  /** Sizes asked for and group used, in a group exchange only. */
  readonly group?: GroupExchanged
  readonly clientShare: Uint8Array
  readonly serverShare: Uint8Array
  readonly secret: Uint8Array
}

/** The part of a group exchange that other methods do not have. Sizes are in bits. */
export interface GroupExchanged {
  readonly sizes: readonly [min: number, preferred: number, max: number]
  readonly prime: Uint8Array
  readonly generator: Uint8Array
}

/** The exchange hash H (RFC 4253 section 8, RFC 4419 section 3, RFC 5656 section 4). */
function exchangeHash(said: ExchangeTranscript): Buffer {
  const hash = createHash(said.hash)
  const strings = (...values: Uint8Array[]) =>
    values.forEach((value) => hash.update(sshString(value)))
  strings(said.clientIdent, said.serverIdent, said.clientKexInit, said.serverKexInit, said.hostKey)
  for (const bits of said.group?.sizes ?? []) hash.update(uint32(bits))
  if (said.group) strings(said.group.prime, said.group.generator)
  strings(said.clientShare, said.serverShare, said.secret)
  return hash.digest()
}

/** Takes one key of a letter from A to F out of a finished key exchange. */
export type TakeKey = (letter: string, bytes: number) => Buffer

/** Key derivation of RFC 4253 section 7.2. The session identifier is the first exchange's hash. */
export function keySchedule(said: ExchangeTranscript, sessionId: Uint8Array): TakeKey {
  const secret = sshString(said.secret)
  const exchange = exchangeHash(said)
  const digest = (...parts: Uint8Array[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash(said.hash)).digest()
  return (letter, bytes) => {
    let key = digest(secret, exchange, Buffer.from(letter), sessionId)
    while (key.length < bytes) key = Buffer.concat([key, digest(secret, exchange, key)])
    return key.subarray(0, bytes)
  }
}
