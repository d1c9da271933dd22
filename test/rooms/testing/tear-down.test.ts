import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { backupServer } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'
import { expect, test } from 'vitest'
import { openTestLab } from '../../../src/testing/test-lab.ts'
import { fragile } from '../emulator/fragile-emulator.ts'

async function isRefused(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port })
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(false)).once('error', () => resolve(true))
  })
}

test('nothing is left of a lab: no port, no connection, no folder', async () => {
  const { lab, close } = await openTestLab()
  const server = await lab.start(backupServer())
  const { host, port } = server.endpoint()
  const outside = connect({ host, port }).on('error', () => {})
  await once(outside, 'data')
  const inside = await server.dial()
  const folder = await lab.directory()
  const closed = new Promise((resolve) => outside.once('close', resolve))
  await close()
  await closed
  expect(inside.destroyed).toBe(true)
  expect(existsSync(folder)).toBe(false)
  expect(await isRefused(port)).toBe(true)
})

test('a scenario that never comes to its end is ended with the test', async () => {
  const { lab, close } = await openTestLab()
  const hanging = scenario({
    title: 'Nothing ever happens',
    story: 'Nothing. Nothing. Nothing.',
    references: [],
    tags: [],
    lab: { start: '2020-01-01', cast: { server: backupServer() } },
    script: ({ step }) => step('it waits', () => new Promise(() => {})),
  })
  const result = lab.play(hanging)
  await close()
  expect(await result).toMatchObject({
    verdict: 'error',
    failure: { error: { code: 'scenario-ended', facts: { step: 'it waits' } } },
  })
})

test('a failure of the lab inside an appliance fails the test that closes it', async () => {
  const { lab, close } = await openTestLab()
  const box = await lab.start(fragile(), 'box')
  box.send({ type: 'break' })
  await expect(close()).rejects.toMatchObject({ code: 'appliance-failed' })
})
