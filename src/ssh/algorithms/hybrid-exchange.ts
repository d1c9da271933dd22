import { KEXINIT } from '../kexinit.ts'
import { answerHybrid, beginHybrid, type HybridMethod } from './hybrid-kex.ts'
import { KexInit, onKEXPayload, type Ssh2KeyExchangeClass } from './ssh2-transport.ts'

const KeyExchange = keyExchangeClass()

/** A key exchange of ssh2 whose shares and secret are those of a hybrid method. */
export class HybridExchange extends KeyExchange {
  readonly #method: HybridMethod
  #client: ReturnType<typeof beginHybrid> | undefined
  #server: ReturnType<typeof answerHybrid>

  constructor(method: HybridMethod, ...rest: ConstructorParameters<Ssh2KeyExchangeClass>) {
    super(...rest)
    const [, transport] = rest
    this.type = 'hybrid'
    this.hashName = method.hash
    this.#method = method
    if (!transport._server) this.#client = beginHybrid(method)
  }

  override getPublicKey(): Buffer {
    return this.#client?.share ?? this.#server?.share ?? Buffer.alloc(0)
  }

  override convertPublicKey(share: Buffer): Buffer {
    return share
  }

  override computeSecret(peerShare: Buffer): Buffer | Error {
    try {
      return this.#secretWith(peerShare) ?? new RangeError('share of the wrong length')
    } catch (error) {
      return error as Error
    }
  }

  #secretWith(peerShare: Buffer): Buffer | undefined {
    if (this.#client) return this.#client.secretFrom(peerShare)
    this.#server ??= answerHybrid(this.#method, peerShare)
    return this.#server?.secret
  }
}

/** ssh2 does not export the class that key exchanges extend; one made by a dry negotiation leads to it. */
function keyExchangeClass(): Ssh2KeyExchangeClass {
  const direction = { cipher: 'aes128-ctr', mac: 'hmac-sha1', compress: 'none', lang: '' }
  const lists = {
    kex: 'ecdh-sha2-nistp256',
    serverHostKey: 'ssh-rsa',
    cs: direction,
    sc: direction,
  }
  const offer = new KexInit(lists)
  const payload = Buffer.alloc(1 + 16 + offer.totalSize + 1 + 4)
  payload[0] = KEXINIT
  offer.copyAllTo(payload, 17)
  const transport = {
    _offer: offer,
    _server: true,
    _strictMode: false,
    _compatFlags: 0,
    _packetRW: { read: { read: (bytes: Buffer) => bytes } },
    _kex: undefined as object | undefined,
  }
  onKEXPayload.call(transport, { firstPacket: true }, payload)
  return Object.getPrototypeOf(transport._kex?.constructor) as Ssh2KeyExchangeClass
}
