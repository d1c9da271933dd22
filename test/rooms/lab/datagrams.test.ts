import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { DatagramPeer, DatagramPort } from '../../../src/emulator/datagrams.ts'
import type { Surroundings } from '../../../src/emulator/surroundings.ts'
import { egressTo, openEgress, type Egress } from '../../../src/lab/egress.ts'
import { echo } from './echo-emulator.ts'
import { stillLab } from './still-lab.ts'

/** Two echoes; `two` has a UDP door on port 69 that sends back what comes, from a port of its own. */
async function startPair(egress: Egress = egressTo([])) {
  const lab = await stillLab({ one: echo(), two: echo() }, { egress })
  onTestFinished(() => lab.stop('the test is over'))
  const [one, two] = ['one', 'two'].map((name) => lab.appliance(name))
  const surroundings = (name: string) => {
    const { handle } = lab.appliance(name)
    return (handle as { surroundings: Surroundings }).surroundings
  }
  const peers: string[] = []
  const door = await surroundings('two').openDatagramDoor({
    service: 'udp-echo',
    port: 69,
    accept(datagram, from) {
      peers.push(from.host)
      void answer(datagram, from)
    },
  })
  async function answer(datagram: Uint8Array, from: DatagramPeer): Promise<void> {
    const port = await surroundings('two').openDatagramPort({ ...from, answers: true })
    port?.send(from.port, datagram)
    port?.close()
  }
  const open = (host: string, port = 69) =>
    surroundings('one').openDatagramPort({ host, port, answers: false })
  return { lab, one: one!, two: two!, door, peers, open }
}

function heardBy(port: DatagramPort | undefined): string[] {
  const heard: string[] = []
  port?.onDatagram((datagram, from) => {
    expect(from).not.toBe(69)
    heard.push(Buffer.from(datagram).toString())
  })
  return heard
}

test('datagrams go to lab addresses and names, and time waits for them', async () => {
  const { lab, one, two, open, peers } = await startPair()
  for (const host of [two.address, 'two']) {
    const port = await open(host)
    const heard = heardBy(port)
    port?.send(69, Buffer.from('hello'))
    await lab.advance(1)
    expect(heard).toEqual(['hello'])
    port?.close()
  }
  expect(peers).toEqual([one.address, one.address])
})

test('a datagram to a door that is shut, or to no door, is lost and holds nothing up', async () => {
  const { lab, door, open } = await startPair()
  const port = await open('two')
  const heard = heardBy(port)
  door.shut('for a while')
  port?.send(69, Buffer.from('lost'))
  port?.send(70, Buffer.from('lost'))
  await lab.advance(1)
  door.open()
  port?.send(69, Buffer.from('found'))
  await lab.advance(1)
  expect(heard).toEqual(['found'])
})

test('hosts outside are talked to only when that is allowed', async () => {
  const { open } = await startPair(egressTo(['127.0.0.1:1069']))
  expect(await open('127.0.0.1', 69)).toBeUndefined()
  expect(await open('127.0.0.1', 1069)).toBeDefined()
  const free = await startPair(openEgress)
  expect(await free.open('no-such-host.invalid')).toBeUndefined()
})

test('a host outside may answer from another port, and time waits for its answer', async () => {
  const { lab, open } = await startPair(openEgress)
  const [asked, answering] = [createSocket('udp4'), createSocket('udp4')]
  for (const socket of [asked, answering]) {
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
    onTestFinished(() => void socket.close())
  }
  asked.on('message', (datagram, { port }) => answering.send(datagram, port, '127.0.0.1'))
  const { port: askedPort } = asked.address()
  const port = await open('127.0.0.1', askedPort)
  const heard = heardBy(port)
  port?.send(askedPort, Buffer.from('out'))
  await lab.advance(1)
  expect(heard).toEqual(['out'])
})

test('a client of this machine reaches a UDP door where the lab says it is', async () => {
  const { lab, two, peers } = await startPair()
  const { host, port } = two.doors.find(({ service }) => service === 'udp-echo')!
  const socket = createSocket('udp4')
  onTestFinished(() => void socket.close())
  socket.send('real', port, host)
  const [answer] = (await once(socket, 'message')) as [Buffer]
  expect(answer.toString()).toBe('real')
  expect(peers).toEqual(['127.0.0.1'])
  expect(lab.crashes).toEqual([])
})
