/**
 * Algorithms that OpenSSH has and ssh2 1.17 has not, plugged into its connections.
 */
import { agreedIn, IMPLICIT, negotiate } from '../explain.ts'
import { KEXINIT, readKexInit, type Category, type OfferLists } from '../kexinit.ts'
import { HybridExchange } from './hybrid-exchange.ts'
import { hybridMethods, type HybridMethod } from './hybrid-kex.ts'
import { macRows } from './mac-rows.ts'
import {
  macTable,
  messageHandlers,
  supported,
  type Negotiated,
  type Ssh2Transport,
} from './ssh2-transport.ts'
import { protectWithUmac } from './umac-protection.ts'
import type { PacketOpener, PacketSealer } from './umac-packets.ts'

/** All names that connections with `addAlgorithms` can carry out, by category. */
export const runnable = {
  kex: [...supported.SUPPORTED_KEX, ...hybridMethods.keys()],
  mac: [...supported.SUPPORTED_MAC, ...Object.keys(macRows)],
  cipher: [...supported.SUPPORTED_CIPHER, 'rijndael-cbc@lysator.liu.se'],
}

Object.assign(macTable, macRows)

// A peer's KEXINIT in the middle of a connection comes by here, the first one by `addAlgorithms`.
const answerKexInit = messageHandlers[KEXINIT]!
messageHandlers[KEXINIT] = (transport, payload) =>
  orHybrid(transport, payload, () => answerKexInit(transport, payload))

/**
 * Makes a connection able to run every name of `runnable`. Takes the `_protocol` of an ssh2 Client or
 * of a Server's connection, before the peer's KEXINIT has arrived.
 */
export function addAlgorithms(protocol: object): void {
  const transport = protocol as Ssh2Transport
  let seal = (sealer: PacketSealer) => sealer
  onAssign(transport, '_decipher', (opener) => {
    if (!opener) return opener
    const exchange = transport._kex
    if (!exchange) return watchFirstKexInit(transport, opener)
    const protection = protectWithUmac(transport, exchange)
    seal = protection.seal
    return protection.open(opener)
  })
  onAssign(transport, '_cipher', (sealer) => seal(sealer))
  // A server's connection is shown only when the client's ident has been read.
  if (transport._decipher) watchFirstKexInit(transport, transport._decipher)
}

function watchFirstKexInit(transport: Ssh2Transport, opener: PacketOpener): PacketOpener {
  const take = opener._onPayload
  opener._onPayload = (payload) => orHybrid(transport, payload, () => take(payload))
  return opener
}

/** Runs ssh2's own answer to a KEXINIT, and goes on where it gives up on the name of a hybrid method. */
function orHybrid(transport: Ssh2Transport, payload: Buffer, answer: () => unknown): unknown {
  try {
    return answer()
  } catch (error) {
    const [, name = ''] =
      /^Unsupported key exchange algorithm: (.*)$/.exec((error as Error).message) ?? []
    const method = hybridMethods.get(name)
    if (!method) throw error
    return beginExchange(transport, payload, method)
  }
}

/** What ssh2 does with a KEXINIT once all names are settled. */
function beginExchange(transport: Ssh2Transport, payload: Buffer, method: HybridMethod): void {
  const theirs = readKexInit(payload)
  if (!theirs) return
  const ours = offered(transport)
  const negotiated = transport._server ? settled(theirs, ours) : settled(ours, theirs)
  const exchange = new HybridExchange(method, negotiated, transport, payload)
  transport._kex = exchange
  exchange.remoteExtInfoEnabled = theirs.kex.includes(
    transport._server ? 'ext-info-c' : 'ext-info-s',
  )
  exchange.start()
}

function offered({ _offer: { lists } }: Ssh2Transport): OfferLists {
  return {
    kex: lists.kex.array,
    hostKey: lists.serverHostKey.array,
    cipherToServer: lists.cs.cipher.array,
    cipherToClient: lists.sc.cipher.array,
    macToServer: lists.cs.mac.array,
    macToClient: lists.sc.mac.array,
    compressionToServer: lists.cs.compress.array,
    compressionToClient: lists.sc.compress.array,
  }
}

function settled(client: OfferLists, server: OfferLists): Negotiated {
  const explanation = negotiate(client, server)
  const name = (category: Category) => {
    const agreed = agreedIn(explanation, category) ?? ''
    return agreed === IMPLICIT ? '' : agreed
  }
  const direction = (end: 'ToServer' | 'ToClient') => ({
    cipher: name(`cipher${end}`),
    mac: name(`mac${end}`),
    compress: name(`compression${end}`),
    lang: '',
  })
  return {
    kex: name('kex'),
    serverHostKey: name('hostKey'),
    cs: direction('ToServer'),
    sc: direction('ToClient'),
  }
}

/** Puts another value in the place of each one that is assigned to a property. */
function onAssign<Target extends object, Key extends keyof Target>(
  target: Target,
  key: Key,
  replace: (assigned: Target[Key]) => Target[Key],
): void {
  let value = target[key]
  Object.defineProperty(target, key, {
    configurable: true,
    get: () => value,
    set: (assigned: Target[Key]) => {
      value = replace(assigned)
    },
  })
}
