import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { egressTo, openEgress } from '../../../src/lab/egress.ts'
import type { RunningLab } from '../../../src/lab/lab.ts'
import { echo, type EchoHandle } from './echo-emulator.ts'
import { stillLab } from './still-lab.ts'

const handle = (lab: RunningLab, name: string) => lab.appliance(name).handle as EchoHandle

test('appliances find each other by address, host name and cast name', async () => {
  await using lab = await stillLab({
    one: echo({ address: '10.20.30.9', hostname: 'one.example.com' }),
    two: echo(),
  })
  for (const host of ['10.20.30.9', 'one.example.com', 'ONE']) {
    const dialled = await handle(lab, 'two').dial(host)
    expect(dialled).toMatchObject({ ok: true, to: '10.20.30.9:7' })
    await lab.services.activity.settled()
    if (dialled.ok) dialled.socket.destroy()
  }
  const opened = lab.journal.entries({ appliance: 'one', event: 'connection.opened' })
  expect(opened.map(({ data }) => 'from' in data && data.from)).toEqual(
    Array.from({ length: 3 }, () => lab.appliance('two').address),
  )
})

test('the lab is settled when what one end wrote has been answered', async () => {
  await using lab = await stillLab({ one: echo(), two: echo() })
  const dialled = await handle(lab, 'two').dial('one')
  if (!dialled.ok) expect.unreachable()
  let back = ''
  dialled.socket.on('data', (chunk: Buffer) => (back += chunk.toString()))
  const message = 'x'.repeat(3_000_000)
  dialled.socket.write(message)
  await lab.services.activity.settled()
  expect(back).toHaveLength(message.length)
  dialled.socket.destroy()
})

test('a port without a door refuses', async () => {
  await using lab = await stillLab({ one: echo(), two: echo() })
  expect(await handle(lab, 'two').dial('one', 22)).toEqual({ ok: false, reason: 'refused' })
})

test('a host outside the lab does not answer when nothing outside may be dialled', async () => {
  await using lab = await stillLab({ one: echo() })
  const dialling = handle(lab, 'one').dial('192.0.2.1', 22, { withinMs: 20_000 })
  await lab.advance(20_000)
  expect(await dialling).toEqual({ ok: false, reason: 'timed-out' })
})

test('only the hosts named may be dialled outside', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await using lab = await stillLab({ one: echo() }, { egress: egressTo([`127.0.0.1:${port}`]) })
  const dialled = await handle(lab, 'one').dial('127.0.0.1', port)
  expect(dialled.ok).toBe(true)
  if (dialled.ok) dialled.socket.destroy()
  server.close()
})

test('a host outside that refuses says so', async () => {
  await using lab = await stillLab({ one: echo() }, { egress: openEgress })
  expect(await handle(lab, 'one').dial('127.0.0.1', 1)).toEqual({ ok: false, reason: 'refused' })
})

test('a crash is one appliance’s own', async () => {
  await using lab = await stillLab({ one: echo(), two: echo() })
  const dialled = await handle(lab, 'two').dial('one')
  if (!dialled.ok) expect.unreachable()
  dialled.socket.on('error', () => {})
  dialled.socket.write('crash!')
  await lab.services.activity.settled()
  expect(lab.crashes).toMatchObject([{ appliance: 'one', where: 'echo' }])
  expect(lab.journal.entries({ event: 'appliance.crashed' })).toHaveLength(1)
  const again = await handle(lab, 'one').dial('two')
  expect(again.ok).toBe(true)
  if (again.ok) again.socket.destroy()
})

test('an appliance that is reset is as at the start, behind the same port', async () => {
  await using lab = await stillLab({ one: echo(), two: echo() })
  const one = lab.appliance('one')
  const [door] = one.doors
  const port = door!.port
  const outside = createConnection({ port, host: '127.0.0.1' })
  const reset = new Promise((resolve) => outside.once('error', resolve))
  await new Promise((resolve) => outside.once('connect', resolve))
  one.send({ type: 'mood.changed', to: 'bad' })
  expect(one.state()).toBe('bad')
  await lab.reset('one')
  expect(await reset).toMatchObject({ code: 'ECONNRESET' })
  expect(one.state()).toBe('good')
  expect(one.doors[0]!.port).toBe(port)
  expect((await handle(lab, 'two').dial('one')).ok).toBe(true)
})

test.each([
  [{ type: 'mood.lost' }, 'unknown-event'],
  [{ type: 'mood.changed' }, 'missing-fact'],
  [{ type: 'mood.changed', to: 'odd' }, 'bad-fact'],
  [{ type: 'mood.changed', to: 'good', why: 'x' }, 'stray-fact'],
])('%j is refused with %s', async (event, code) => {
  await using lab = await stillLab({ one: echo() })
  expect(() => lab.appliance('one').send(event)).toThrow(expect.objectContaining({ code }))
})

test.each([
  [{ one: echo({ profile: '9' }) }, 'unknown-profile'],
  [{ one: echo({ address: 'nowhere' }) }, 'bad-address'],
  [{ one: echo({ address: '10.0.0.1' }), two: echo({ address: '10.0.0.1' }) }, 'address-taken'],
])('a cast that cannot start is refused whole (%#)', async (cast, code) => {
  await expect(stillLab(cast as never)).rejects.toMatchObject({ code })
})

test('an appliance that does not exist is named with those that do', async () => {
  await using lab = await stillLab({ one: echo() })
  expect(() => lab.appliance('two')).toThrow('Running: one.')
})

test('a stopped lab has closed its ports', async () => {
  const lab = await stillLab({ one: echo() })
  const { port } = lab.appliance('one').doors[0]!
  await lab.stop('test')
  const socket = createConnection({ port, host: '127.0.0.1' })
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
  expect(error.code).toBe('ECONNREFUSED')
})

test('a lab that stops ends what stands to hosts outside it', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const lab = await stillLab({ one: echo() }, { egress: openEgress })
  const accepted = once(server, 'connection')
  expect(await handle(lab, 'one').dial('127.0.0.1', port)).toMatchObject({ ok: true })
  const [peer] = (await accepted) as [Socket]
  const ended = once(peer.resume(), 'close')
  await lab.stop('the test is over')
  await ended
  expect(lab.journal.entries({ event: 'lab.stopped' })).toHaveLength(1)
})
