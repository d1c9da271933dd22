import { createCipheriv, createDecipheriv } from 'node:crypto'
import { keySchedule, type ExchangeTranscript, type TakeKey } from './key-schedule.ts'
import { umacTagBytes } from './mac-rows.ts'
import {
  cipherTable,
  doFatalError,
  macTable,
  type Negotiated,
  type Ssh2KeyExchange,
  type Ssh2Transport,
} from './ssh2-transport.ts'
import { openWithUmac, sealWithUmac, type PacketOpener, type PacketSealer } from './umac-packets.ts'
import { createUmac } from './umac.ts'

/** Reason codes of DISCONNECT (RFC 4253 section 11.1). */
const disconnectCode = { 'Bad packet length': 2, 'Invalid MAC': 5 } as const

/** Who opens and who seals packets after a key exchange. */
export interface PacketProtectors {
  open: (plain: PacketOpener) => PacketOpener
  seal: (plain: PacketSealer) => PacketSealer
}

/** Stands in for ssh2's openers and sealers of packets in the directions that have agreed on a UMAC. */
export function protectWithUmac(
  transport: Ssh2Transport,
  exchange: Ssh2KeyExchange,
): PacketProtectors {
  const { negotiated, sessionID } = exchange
  const agreed = [negotiated.cs.mac, negotiated.sc.mac].some((mac) => umacTagBytes.has(mac))
  if (!agreed) return { open: (plain) => plain, seal: (plain) => plain }
  const take = keySchedule(transcript(transport, exchange), sessionID)
  const inbound = protection(take, negotiated, transport._server)
  const outbound = protection(take, negotiated, !transport._server)
  return {
    open: (plain) => {
      if (!inbound) return plain
      const { name, key, iv, ...rest } = inbound
      const cipher = createDecipheriv(name, key, iv).setAutoPadding(false)
      return openWithUmac(plain, { ...rest, cipher }, (why) =>
        doFatalError(transport, why, 'protocol', disconnectCode[why]),
      )
    },
    seal: (plain) => {
      if (!outbound) return plain
      const { name, key, iv, ...rest } = outbound
      return sealWithUmac(plain, { ...rest, cipher: createCipheriv(name, key, iv) })
    },
  }
}

function protection(take: TakeKey, { cs, sc }: Negotiated, toServer: boolean) {
  const { cipher, mac } = toServer ? cs : sc
  const tagBytes = umacTagBytes.get(mac)
  const [cipherRow, macRow] = [cipherTable[cipher], macTable[mac]]
  if (!tagBytes || !cipherRow || !macRow) return undefined
  const [ivLetter, keyLetter, macLetter] = toServer ? 'ACE' : 'BDF'
  return {
    name: cipherRow.sslName,
    iv: take(ivLetter!, cipherRow.ivLen),
    key: take(keyLetter!, cipherRow.keyLen),
    blockBytes: cipherRow.blockLen,
    umac: createUmac(take(macLetter!, macRow.len), tagBytes),
    tagBytes,
    etm: macRow.isETM,
  }
}

/** The exchange as ssh2 has hashed it; ssh2 keeps neither the hash nor the keys made from it. */
function transcript(transport: Ssh2Transport, exchange: Ssh2KeyExchange): ExchangeTranscript {
  const [own, peer] = [exchange.getPublicKey(), exchange.convertPublicKey(exchange._dhData)]
  const ownEnd = { ident: exchange._identRaw, kexInit: exchange._kexinit, share: own }
  const peerEnd = { ident: exchange._remoteIdentRaw, kexInit: exchange._remoteKexinit, share: peer }
  const [client, server] = transport._server ? [peerEnd, ownEnd] : [ownEnd, peerEnd]
  const hostKey = exchange._hostKey
  return {
    hash: exchange.hashName,
    clientIdent: client.ident,
    serverIdent: server.ident,
    clientKexInit: client.kexInit,
    serverKexInit: server.kexInit,
    hostKey: Buffer.isBuffer(hostKey) ? hostKey : hostKey.getPublicSSH(),
    clientShare: client.share,
    serverShare: server.share,
    secret: exchange.computeSecret(exchange._dhData) as Buffer,
    ...(exchange.type === 'groupex' && { group: groupOf(exchange) }),
  }
}

function groupOf(exchange: Ssh2KeyExchange) {
  const { _minBits: min, _prefBits: preferred, _maxBits: max } = exchange
  return { sizes: [min, preferred, max] as const, ...exchange.getDHParams() }
}
