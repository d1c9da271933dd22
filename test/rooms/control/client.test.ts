import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { claimDirectory, refuseIfInUse } from '../../../src/control/claim-directory.ts'
import { connectToLab } from '../../../src/control/client.ts'
import { serveControl } from '../../../src/control/serve-control.ts'
import { readApiJson, writeApiJson } from '../../../src/lab/directory/api-json.ts'
import { echo } from '../lab/echo-emulator.ts'
import { stillLab } from '../lab/still-lab.ts'

/** A process id that no process has. */
const NOBODY = 2 ** 22 + 1

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'fieldfault-control-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return dir
}

async function servedLab(dir: string) {
  const lab = await stillLab({ one: echo() })
  const server = await serveControl(
    { lab, story: { name: 'x', title: 'x' }, down: () => {} },
    { port: 0 },
  )
  const close = async () => {
    await lab.stop('the test is over')
    await server.close()
  }
  onTestFinished(close)
  writeApiJson(dir, server)
  return { lab, server, close }
}

test('a port of the API that is in use comes with advice about that port', async () => {
  const { lab } = await servedLab(folder())
  const taken = await serveControl(
    { lab, story: { name: 'x', title: 'x' }, down: () => {} },
    { port: 0 },
  )
  onTestFinished(taken.close)
  const port = Number(new URL(taken.url).port)
  await expect(
    serveControl({ lab, story: { name: 'x', title: 'x' }, down: () => {} }, { port }),
  ).rejects.toMatchObject({
    code: 'api-port-not-free',
    message: `Cannot open the control API on 127.0.0.1:${port}: the port is in use. Free the port, or choose another with --api-port; without it any free one is taken.`,
  })
})

test('a client reads and changes the lab of a directory', async () => {
  const dir = folder()
  const { lab } = await servedLab(dir)
  const client = connectToLab(dir)
  await client.post('/v1/clock', { advance: '1h' })
  expect(await client.get('/v1/clock')).toEqual({
    mode: 'virtual',
    now: '2019-09-11T11:00:00.000Z',
  })
  expect(lab.journal.entries({ event: 'clock.advanced' })).toHaveLength(1)
})

test('what the lab refuses is thrown at the client as if it had been thrown there', async () => {
  const dir = folder()
  await servedLab(dir)
  await expect(connectToLab(dir).get('/v1/appliances/nobody/state')).rejects.toMatchObject({
    code: 'unknown-appliance',
    exit: 2,
    message: 'Cannot find the appliance "nobody": the lab has none of that name. Running: one.',
  })
})

test('a stream gives what happened since, then what happens, and ends with the lab', async () => {
  const dir = folder()
  const { lab, close } = await servedLab(dir)
  const seen: string[] = []
  const told = resolvable()
  const following = connectToLab(dir).follow(
    '/v1/journal/stream?since=2019-01-01&event=appliance.*',
    (data) => {
      seen.push((JSON.parse(data) as { event: string }).event)
      told.resolve()
    },
  )
  await told.promise
  lab.journal.stream('one', 'crash')('appliance.crashed', { where: 'x', message: 'y' })
  await close()
  await following
  expect(seen).toEqual(['appliance.started', 'appliance.crashed'])
})

test('without a lab, with a dead one and with a wrong token the client says which', async () => {
  const dir = folder()
  expect(() => connectToLab(dir)).toThrow(expect.objectContaining({ code: 'no-lab-running' }))
  writeFileSync(
    join(dir, 'api.json'),
    JSON.stringify({ url: 'http://127.0.0.1:9', token: 'x', pid: NOBODY }),
  )
  expect(() => connectToLab(dir)).toThrow(expect.objectContaining({ code: 'lab-gone' }))
  const { server } = await servedLab(dir)
  writeApiJson(dir, { url: server.url, token: 'another' })
  await expect(connectToLab(dir).get('/v1/clock')).rejects.toMatchObject({ code: 'wrong-token' })
})

test('a lab that stopped answering is gone', async () => {
  const dir = folder()
  const { server } = await servedLab(dir)
  await server.close()
  await expect(connectToLab(dir).get('/v1/clock')).rejects.toMatchObject({ code: 'lab-gone' })
})

test('a directory belongs to one lab at a time', async () => {
  const dir = folder()
  await claimDirectory(dir)
  expect(readApiJson(dir)).toEqual({ pid: process.pid })
  await expect(claimDirectory(dir)).rejects.toMatchObject({ code: 'lab-already-running' })
})

test('what a killed lab left is taken over, and so is what cannot be read', async () => {
  const dir = folder()
  const left = JSON.stringify({ url: 'http://127.0.0.1:9', token: 'x', pid: NOBODY })
  for (const content of [left, 'half a fi']) {
    writeFileSync(join(dir, 'api.json'), content)
    await refuseIfInUse(dir)
    await claimDirectory(dir)
    expect(readApiJson(dir)).toEqual({ pid: process.pid })
  }
})

function resolvable() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve: () => resolve() }
}
