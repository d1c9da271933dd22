import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { limits } from '../../src/lab/limits.ts'
import { logsIn, startLabUnderLoad, type Holdings, type LabUnderLoad } from './load-lab.ts'
import { framings, startMessageCutter, type MessageCutter } from './message-cutter.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'

const MIB = 1_048_576
/** What a heap may have grown by: what programs compile late, and the names of 10,000 streams. */
const HEAP_GROWTH_MAX = 8 * MIB
/** Clients that connect at a time. */
const BATCH = 250

const sshDoors = ({ doors }: LabUnderLoad) => doors.filter(({ service }) => service === 'ssh')
const serverPorts = (lab: LabUnderLoad) =>
  sshDoors(lab)
    .filter(({ appliance }) => appliance.startsWith('server'))
    .map(({ port }) => port)

/** The lab after a few logins, so that nothing is made for the first time later, and what it holds then. */
async function warmLab() {
  const lab = await startLabUnderLoad()
  const [first, second] = serverPorts(lab)
  for (const port of [first!, second!, first!]) expect(await logsIn(port)).toBe(true)
  return { lab, before: await rested(lab) }
}

/** What the lab holds when its sockets have stopped closing. */
async function rested(lab: LabUnderLoad, sockets?: number): Promise<Holdings> {
  let held = await lab.measure()
  const settle = async () => {
    const next = await lab.measure()
    const quiet = next.sockets === (sockets ?? held.sockets)
    held = next
    return quiet
  }
  await expect.poll(settle, { timeout: 20_000, interval: 200 }).toBe(true)
  return held
}

/** Connects so many clients, spread over the doors, in the order of the doors. */
async function crowd(ports: readonly number[], count: number): Promise<Socket[]> {
  const clients: Socket[] = []
  onTestFinished(() => {
    for (const client of clients) client.destroy()
  })
  while (clients.length < count) {
    const batch = Array.from({ length: Math.min(BATCH, count - clients.length) }, (_, place) => {
      const client = connect(ports[(clients.length + place) % ports.length]!, '127.0.0.1')
      return client.on('error', () => {}).resume()
    })
    await Promise.all(batch.map(connectedOrClosed))
    clients.push(...batch)
  }
  return clients
}

function connectedOrClosed(client: Socket): Promise<unknown> {
  return new Promise((resolve) => client.once('connect', resolve).once('close', resolve))
}

/** Nothing has crashed, and all is as it was. */
function expectBack(after: Holdings, before: Holdings): void {
  expect(after.crashes).toEqual([])
  expect(after.sockets).toBe(before.sockets)
  expect(after.descriptors).toBeLessThanOrEqual(before.descriptors)
  expect(after.heapBytes - before.heapBytes).toBeLessThan(HEAP_GROWTH_MAX)
}

test('ten thousand clients that say nothing keep nobody out and leave nothing behind', async () => {
  const { lab, before } = await warmLab()
  const ports = serverPorts(lab)
  const silent = [...(await crowd(ports.slice(0, 1), 1_000)), ...(await crowd(ports, 9_000))]
  const logins = ports.slice(0, 4).map((port) => logsIn(port))
  expect(await Promise.all(logins)).toEqual(logins.map(() => true))
  const during = await lab.measure()
  expect(during.sockets).toBeGreaterThan(limits.silentConnectionsMax - BATCH)
  expect(during.sockets).toBeLessThan(limits.silentConnectionsMax + BATCH)
  expect(during.refusals).toBeGreaterThan(0)
  for (const client of silent) client.destroy()
  expectBack(await rested(lab, before.sockets), before)
  expect(await logsIn(ports[0]!)).toBe(true)
})

/** What the noise is made of: bytes of no protocol, and beginnings of the right one. */
const noises = [
  () => randomBytes(20_000),
  () => Buffer.from(`GET / HTTP/1.1\r\nHost: x\r\n\r\n`),
  () => Buffer.concat([Buffer.from('SSH-2.0-noise\r\n'), randomBytes(1_000)]),
  () => Buffer.concat([Buffer.from([22, 3, 1, 0, 200]), randomBytes(200)]),
  () => Buffer.concat([Buffer.from([22, 3, 3, 0xff, 0xff]), randomBytes(400)]),
  () => randomBytes(1),
]

test('a thousand clients that send noise keep nobody out and leave nothing behind', async () => {
  const { lab, before } = await warmLab()
  const ports = lab.doors.map(({ port }) => port)
  const clients = await crowd(ports, 1_000)
  clients.forEach((client, place) => client.write(noises[place % noises.length]!()))
  const logins = serverPorts(lab)
    .slice(0, 4)
    .map((port) => logsIn(port))
  expect(await Promise.all(logins)).toEqual(logins.map(() => true))
  for (const client of clients) client.destroy()
  expectBack(await rested(lab, before.sockets), before)
  expect(await logsIn(serverPorts(lab)[0]!)).toBe(true)
})

/** Kills the client before the first message, after it, after the second and so on, until one gets through; how many there were. */
async function killAtEvery(cutter: MessageCutter, client: (port: number) => Promise<unknown>) {
  for (let messages = 0; ; messages++) {
    cutter.cutAfter(messages, messages % 2 === 0 ? 'reset' : 'close')
    await client(cutter.port)
    if (cutter.lived()) return messages
  }
}

test('a client killed at every message of the SSH handshake leaves nothing behind', async () => {
  const { lab, before } = await warmLab()
  const [port, other] = serverPorts(lab)
  const cutter = await startMessageCutter(port!, framings.ssh)
  const messages = await killAtEvery(cutter, logsIn)
  // Ident, KEXINIT, ECDH and NEWKEYS of both, then the service, two tries to log in, and a channel.
  expect(messages).toBeGreaterThan(15)
  expectBack(await rested(lab, before.sockets), before)
  expect(await logsIn(other!)).toBe(true)
  expect(await logsIn(port!)).toBe(true)
})

test('a client killed at every message of the TLS handshake leaves nothing behind', async () => {
  const { lab, before } = await warmLab()
  const manager = lab.doors.find((door) => door.appliance === 'fmc' && door.service !== 'ssh')!
  const folder = temporaryFolder()
  const { certificatePem, keyPem, authorityPem } = lab.device
  const files = { cert: certificatePem, key: keyPem, CAfile: authorityPem }
  const options = Object.entries(files).flatMap(([option, pem]) => {
    const file = join(folder, `${option}.pem`)
    writeFileSync(file, pem, { mode: 0o600 })
    return [`-${option}`, file]
  })
  const cutter = await startMessageCutter(manager.port, framings.tls)
  const messages = await killAtEvery(cutter, (port) =>
    runProgram('openssl', ['s_client', '-connect', `127.0.0.1:${port}`, '-tls1_2', ...options]),
  )
  // Hello to hello done, certificate to finished of the client, and both ends of the session.
  expect(messages).toBeGreaterThan(8)
  expectBack(await rested(lab, before.sockets), before)
  expect(await logsIn(serverPorts(lab)[0]!)).toBe(true)
})
