import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { limits } from '../../../src/lab/limits.ts'
import { echo } from './echo-emulator.ts'
import { stillLab } from './still-lab.ts'

/** A lab whose one door is full of clients that say something, or nothing. */
async function fullDoor(says: string) {
  const lab = await stillLab({ one: echo() })
  const [door] = lab.appliance('one').doors
  const clients: Socket[] = []
  onTestFinished(async () => {
    for (const client of clients) client.destroy()
    await lab.stop('the test is over')
  })
  const enter = async (words: string) => {
    const client = connect(door!.port, '127.0.0.1')
    clients.push(client)
    client.on('error', () => {})
    await once(client, 'connect')
    if (words !== '') {
      client.write(words)
      await new Promise<unknown>((resolve) => {
        client.once('data', resolve).once('close', resolve)
      })
    }
    return client
  }
  const opened = () => lab.journal.entries({ event: 'connection.opened' }).length
  for (let count = 0; count < limits.doorConnectionsMax; count++) await enter(says)
  await expect.poll(opened).toBe(limits.doorConnectionsMax)
  return { enter, clients, refusals: () => lab.journal.entries({ event: 'connection.refused' }) }
}

test('at a full door the connection that is silent for longest makes room', async () => {
  const { enter, clients, refusals } = await fullDoor('')
  const [oldest, next] = clients
  const gone = new Promise<unknown>((resolve) => oldest!.once('close', resolve))
  const client = await enter('hello')
  expect(client.bytesRead).toBe('hello'.length)
  await gone
  expect(next!.closed).toBe(false)
  expect(refusals().map(({ data }) => data)).toEqual([
    { service: 'echo', reason: 'silent for longest at a full door' },
  ])
})

test('at a door full of clients that talk one more is turned away', async () => {
  const { enter, clients, refusals } = await fullDoor('x')
  const client = await enter('hello')
  expect(client.bytesRead).toBe(0)
  expect(clients.filter(({ destroyed }) => destroyed)).toEqual([client])
  expect(refusals().map(({ data }) => data)).toEqual([
    { service: 'echo', reason: 'too many connections' },
  ])
})
