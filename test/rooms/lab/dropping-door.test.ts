import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { echo, type EchoHandle } from './echo-emulator.ts'
import { stillLab } from './still-lab.ts'

const PORT = 9
const FRIEND = '10.0.0.1'

/** A lab with a door that drops everybody but one. */
async function droppingDoor() {
  const lab = await stillLab({
    one: echo({ address: '10.0.0.9' }),
    friend: echo({ address: FRIEND }),
    stranger: echo({ address: '10.0.0.2' }),
  })
  onTestFinished(() => lab.stop('the test is over'))
  const handle = (role: string) => lab.appliance(role).handle as EchoHandle
  const accepted: string[] = []
  await handle('one').surroundings.openDoor({
    service: 'filtered',
    port: PORT,
    drops: (from) => from !== FRIEND,
    accept(socket, from) {
      accepted.push(from)
      socket.on('error', () => {})
      socket.pipe(socket)
    },
  })
  const port = lab.appliance('one').doors.find(({ labPort }) => labPort === PORT)?.port ?? 0
  return { lab, accepted, port, dial: (role: string) => handle(role).dial('10.0.0.9', PORT) }
}

test('who is dropped learns nothing until the time is over, and the appliance hears nothing', async () => {
  const { lab, accepted, dial } = await droppingDoor()
  const friend = await dial('friend')
  expect(friend.ok).toBe(true)
  const beganMs = lab.clock.now()
  const stranger = dial('stranger')
  let isOver = false
  void stranger.then(() => (isOver = true))
  await lab.clock.until(() => isOver, 3_600_000)
  expect(await stranger).toEqual({ ok: false, reason: 'timed-out' })
  expect(lab.clock.now()).toBeGreaterThan(beganMs)
  expect(accepted).toEqual([FRIEND])
})

test('a client from outside the lab, whom this machine has accepted, gets no answer', async () => {
  const { accepted, port, dial } = await droppingDoor()
  const client = connect(port, '127.0.0.1')
  onTestFinished(() => void client.destroy())
  await once(client, 'connect')
  client.write('hello')
  expect((await dial('friend')).ok).toBe(true)
  await expect.poll(() => accepted).toEqual([FRIEND])
  expect(client.bytesRead).toBe(0)
  expect(client.closed).toBe(false)
})
