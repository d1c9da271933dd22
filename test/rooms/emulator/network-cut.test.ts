import { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { cuttableNetwork } from '../../../src/emulator/network-cut.ts'
import type { Surroundings } from '../../../src/emulator/surroundings.ts'

/** A connection between an appliance on wires that can be cut and a peer that is not. */
async function connected() {
  const [socket, peer] = pair()
  const dialled = { ok: true as const, socket, to: 'peer' }
  // Only what the network calls is there.
  const plain = {
    address: '10.0.0.1',
    clock: {},
    dial: () => Promise.resolve(dialled),
  } as unknown as Surroundings
  const network = cuttableNetwork(plain)
  const outcome = await network.surroundings.dial({
    host: 'peer',
    port: 1,
    service: 'test',
    withinMs: 1,
  })
  if (!outcome.ok) throw new TypeError('not dialled')
  return { network, peer, own: outcome.socket, atOwn: heard(outcome.socket), atPeer: heard(peer) }
}

test('bytes of both directions wait while the wires are cut, and arrive in order', async () => {
  const { network, own, peer, atOwn, atPeer } = await connected()
  own.write('a')
  network.cut()
  own.write('b')
  peer.write('x')
  await turns()
  expect([atPeer(), atOwn()]).toEqual(['a', ''])
  network.restore()
  own.write('c')
  peer.write('y')
  await turns()
  expect([atPeer(), atOwn()]).toEqual(['abc', 'xy'])
})

test('an end of the connection is not noticed before the wires are whole again', async () => {
  const { network, own, peer } = await connected()
  let isClosed = false
  own.once('close', () => (isClosed = true))
  network.cut()
  peer.destroy()
  await turns()
  expect(isClosed).toBe(false)
  network.restore()
  await turns()
  expect(isClosed).toBe(true)
})

test('wires that are cut for two causes are whole when both are gone', async () => {
  const { network, own, atPeer } = await connected()
  network.cut()
  network.cut('power')
  own.write('a')
  network.restore()
  await turns()
  expect([network.isCut(), atPeer()]).toEqual([true, ''])
  network.restore('power')
  await turns()
  expect([network.isCut(), atPeer()]).toEqual([false, 'a'])
})

test('more than a wire can keep loses the connection', async () => {
  const { network, peer, own, atOwn } = await connected()
  network.cut()
  for (let count = 0; count < 20; count++) peer.write(Buffer.alloc(65_536))
  await turns()
  network.restore()
  await turns()
  expect(own.destroyed).toBe(true)
  expect(atOwn().length).toBeLessThanOrEqual(1_048_576)
})

function heard(stream: Duplex): () => string {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}

/** Two ends of one connection; what ends one of them ends the other. */
function pair(): [Duplex, Duplex] {
  const end = (other: () => Duplex): Duplex =>
    new Duplex({
      read() {},
      write(chunk: Buffer, _encoding, done) {
        other().push(chunk)
        done()
      },
      destroy(error, done) {
        if (!other().destroyed) other().destroy()
        done(error)
      },
    })
  const one: Duplex = end(() => two)
  const two: Duplex = end(() => one)
  return [one, two]
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await nextTurn()
}
