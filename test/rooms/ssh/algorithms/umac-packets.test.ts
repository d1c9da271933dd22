import { createCipheriv, createDecipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  openWithUmac,
  sealWithUmac,
  type Corruption,
} from '../../../../src/ssh/algorithms/umac-packets.ts'
import { createUmac } from '../../../../src/ssh/algorithms/umac.ts'

const key = Buffer.alloc(16, 'k')
const iv = Buffer.alloc(16, 'i')

/** Seals payloads of 11 bytes from a sequence number on; the padding fills two blocks of 16. */
function seal(payloads: readonly string[], etm: boolean, seqno: number): Buffer {
  const wire: Uint8Array[] = []
  const plain = {
    outSeqno: seqno,
    _onWrite: (bytes: Uint8Array) => void wire.push(bytes),
    allocPacket: () => Buffer.alloc(0),
    encrypt: () => {},
    free: () => {},
  }
  const cipher = createCipheriv('aes-128-ctr', key, iv)
  const umac = createUmac(key, 8)
  const sealer = sealWithUmac(plain, { cipher, blockBytes: 16, umac, tagBytes: 8, etm })
  for (const payload of payloads) {
    const length = etm ? 32 : 28
    const packet = Buffer.alloc(4 + length)
    packet.writeUInt32BE(length)
    packet[4] = length - 1 - payload.length
    packet.write(payload, 5)
    sealer.encrypt(packet)
  }
  return Buffer.concat(wire)
}

function open(etm: boolean, seqno: number, onPayload: (payload: string) => unknown) {
  const corruptions: Corruption[] = []
  const plain = {
    inSeqno: seqno,
    _onPayload: (payload: Buffer) => onPayload(payload.toString()),
    decrypt: () => {},
    free: () => {},
  }
  const cipher = createDecipheriv('aes-128-ctr', key, iv)
  const umac = createUmac(key, 8)
  const protection = { cipher, blockBytes: 16, umac, tagBytes: 8, etm }
  const opener = openWithUmac(plain, protection, (why) => corruptions.push(why))
  return { opener, corruptions }
}

const modes = [
  ['MAC of the plain packet', false],
  ['MAC of the encrypted packet', true],
] as const

test.each(modes)('packets may come byte by byte: %s', (_, etm) => {
  const wire = seal(['first words', 'other words', 'third words'], etm, 7)
  const payloads: string[] = []
  const { opener } = open(etm, 7, (payload) => void payloads.push(payload))
  for (let at = 0; at < wire.length; at++) opener.decrypt(wire, at, at + 1)
  expect(payloads).toEqual(['first words', 'other words', 'third words'])
  expect(opener.inSeqno).toBe(10)
})

test.each(modes)('what follows the last packet of a key is left for the next: %s', (_, etm) => {
  const wire = Buffer.concat([seal(['first words'], etm, 0), Buffer.from('new keys')])
  const { opener } = open(etm, 0, () => false)
  expect(opener.decrypt(wire, 0, wire.length)).toBe(wire.length - 'new keys'.length)
})

test.each(modes)('sequence numbers begin again after 2^32: %s', (_, etm) => {
  const wire = seal(['first words', 'other words'], etm, 2 ** 32 - 1)
  const payloads: string[] = []
  const { opener } = open(etm, 2 ** 32 - 1, (payload) => void payloads.push(payload))
  opener.decrypt(wire, 0, wire.length)
  expect(payloads).toEqual(['first words', 'other words'])
  expect(opener.inSeqno).toBe(1)
})

test.each(modes)('a packet under another sequence number is refused: %s', (_, etm) => {
  const wire = seal(['first words'], etm, 1)
  const { opener, corruptions } = open(etm, 2, () => undefined)
  opener.decrypt(wire, 0, wire.length)
  expect(corruptions).toEqual(['Invalid MAC'])
})

test('a packet length that no packet has is refused before the packet is there', () => {
  const { opener, corruptions } = open(true, 0, () => undefined)
  opener.decrypt(Buffer.of(0, 1, 0, 0), 0, 4)
  expect(corruptions).toEqual(['Bad packet length'])
})
