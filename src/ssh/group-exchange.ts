import { dhGroups, dhKeyPair } from './dh-key-pairs.ts'
import { giveKeyPair, sendNow, type Ssh2KeyExchange, type Ssh2Protocol } from './ssh2-internals.ts'
import { disconnectCodes, type Disconnect } from './transport-messages.ts'
import { mpint, readWire } from './wire.ts'

/** Message numbers of the group exchange (RFC 4419 section 5). */
const KEXDH_INIT = 30
const KEXDH_REPLY = 31
const GEX_GROUP = 31
const GEX_INIT = 32
const GEX_REPLY = 33
const GEX_REQUEST = 34

/** The sizes a client asks for, in bits. */
export interface GroupRequest {
  readonly min: number
  readonly preferred: number
  readonly max: number
}

/**
 * The group for a request: the smallest of at least the preferred size, or else the largest there is
 * within min and max. Groups below `minBits` are never chosen. `undefined` when none fits.
 */
export function chooseGroup(request: GroupRequest, minBits: number) {
  const least = Math.max(request.min, minBits)
  const fitting = dhGroups.filter(({ bits }) => bits >= least && bits <= request.max)
  return fitting.find(({ bits }) => bits >= request.preferred) ?? fitting.at(-1)
}

interface GroupServer {
  readonly protocol: Ssh2Protocol
  readonly minBits: number
  /** Ends the connection when the client asks for what cannot be served. */
  readonly refuse: (disconnect: Disconnect) => void
}

/** Makes a key exchange of type `groupex`, which ssh2 runs as a client only, run as a server. */
export function serveGroupExchange(exchange: Ssh2KeyExchange, server: GroupServer): void {
  const { protocol, minBits, refuse } = server
  const plainParse = Object.getPrototypeOf(Object.getPrototypeOf(exchange)).parse as (
    this: Ssh2KeyExchange,
    payload: Buffer,
  ) => unknown
  const code = disconnectCodes.keyExchangeFailed
  let asked = false

  exchange.parse = (payload) => {
    if (payload[0] === GEX_REQUEST && !asked) return offerGroup(payload)
    if (payload[0] === GEX_INIT && asked) return reply(payload)
    return refuse({ code, text: `unexpected message ${payload[0]} in group exchange` })
  }

  function offerGroup(payload: Buffer): void {
    const reader = readWire(payload.subarray(1))
    const [min, preferred, max] = [reader.uint32(), reader.uint32(), reader.uint32()]
    if (min === undefined || preferred === undefined || max === undefined)
      return refuse({ code, text: 'group exchange request is cut short' })
    const group = chooseGroup({ min, preferred, max }, minBits)
    if (!group) return refuse({ code, text: `no group of ${min} to ${max} bits` })
    asked = true
    const pair = dhKeyPair(group.name)
    Object.assign(exchange, { _minBits: min, _prefBits: preferred, _maxBits: max })
    giveKeyPair(exchange, pair)
    const parts = [mpint(pair.secret.getPrime()), mpint(pair.secret.getGenerator())]
    sendNow(protocol, Buffer.concat([Buffer.of(GEX_GROUP), ...parts]))
  }

  /** From here on it is a plain Diffie-Hellman exchange, except for the numbers of two messages. */
  function reply(payload: Buffer): unknown {
    exchange.parse = plainParse
    const { write } = protocol._packetRW
    const finalize = write.finalize
    write.finalize = (packet, force) => {
      if (packet[write.allocStartKEX] === KEXDH_REPLY) packet[write.allocStartKEX] = GEX_REPLY
      return finalize.call(write, packet, force)
    }
    try {
      payload[0] = KEXDH_INIT
      return exchange.parse(payload)
    } finally {
      write.finalize = finalize
    }
  }
}
