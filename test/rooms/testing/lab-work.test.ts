import { connect } from 'node:net'
import { once } from 'node:events'
import { backupServer } from 'fieldfault/emulators'
import { expect, test } from 'fieldfault/vitest'
import { pauseReal } from '../../../src/clock/real-time.ts'

test('code under test that waits by lab time is done at once', async ({ lab }) => {
  const answer = await lab.during(async () => {
    await lab.wait('30s')
    await lab.wait(500)
    return 'done'
  })
  expect(answer).toBe('done')
  expect(lab.now()).toBe('2024-01-01T00:00:30.500Z')
})

test('work that reads something outside the lab has its turn before time moves', async ({
  lab,
}) => {
  const waited = lab.wait('1m').then(() => 'time')
  const read = lab.during(() => Promise.race([pauseReal(1).then(() => 'work'), waited]))
  expect(await read).toBe('work')
})

test('work that nothing in the lab will end is an error', async ({ lab }) => {
  await expect(lab.during(() => new Promise(() => {}), '10m')).rejects.toMatchObject({
    code: 'work-unfinished',
  })
})

test('what the work rejects with comes out', async ({ lab }) => {
  await expect(lab.during(() => Promise.reject(new TypeError('no')))).rejects.toThrow('no')
})

test('a connection that was dialled in the lab meets lab deadlines', async ({ lab }) => {
  const server = await lab.start(backupServer())
  const socket = await server.dial()
  socket.resume().on('error', () => {})
  await lab.during(() => once(socket, 'close'), '10m')
  expect(lab.now()).toBe('2024-01-01T00:02:00.000Z')
})

test('in real time the lab goes with the system, and stands still again after it', async ({
  lab,
}) => {
  const server = await lab.start(backupServer())
  const before = lab.now()
  await lab.inRealTime(async () => {
    const socket = connect(server.endpoint())
    await once(socket, 'data')
    await lab.wait('20ms')
    socket.destroy()
  })
  const after = lab.now()
  expect(Date.parse(after)).toBeGreaterThanOrEqual(Date.parse(before) + 20)
  await pauseReal(2)
  expect(lab.now()).toBe(after)
})
