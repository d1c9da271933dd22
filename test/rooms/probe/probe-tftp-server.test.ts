import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { minutes } from '../../../src/clock/durations.ts'
import { probeTftpServer } from '../../../src/probe/probe-tftp-server.ts'
import { openTftpPort } from '../../../src/probe/tftp-port.ts'
import type { FileStore } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { withPermissionDenied, withQuota } from '../../../src/store/store-faults.ts'
import { decodePacket } from '../../../src/tftp/packet.ts'
import { serveTftp } from '../../../src/tftp/serve.ts'
import { START_MS } from '../ftp/ftp-visit.ts'
import { testClock } from '../ssh/ssh-pair.ts'

const NAME = 'fieldfault-probe.txt'
const HOST = '127.0.0.1'
const memory = () => createMemoryStore({ clock: { now: () => START_MS }, files: { '/mine': 'x' } })

/** A UDP port on which requests are answered from a disk, or nobody answers. */
async function startTftp(store?: FileStore): Promise<number> {
  const { clock } = testClock()
  const socket = createSocket('udp4')
  socket.on('message', (datagram, { port }) => {
    const request = decodePacket(datagram)
    if (!store || (request?.op !== 'write' && request?.op !== 'read')) return
    void openTftpPort(HOST).then((own) =>
      serveTftp(request, { port: own!, to: port }, { store, clock, observe: () => {} }),
    )
  })
  socket.bind(0, HOST)
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  return socket.address().port
}

function probe(port: number, { path = '/fi.bak', clock = testClock().clock } = {}) {
  return probeTftpServer({
    clock,
    appliance: 'the appliance',
    target: { protocol: 'tftp', host: HOST, port, path },
    connectWithinMs: 5_000,
    withinMs: 30_000,
  })
}

test('a file is written beside the path, and is said to stay', async () => {
  const store = memory()
  const { verdict, upload } = await probe(await startTftp(store))
  expect(verdict).toMatchObject({ word: 'works' })
  expect(verdict.says).toContain(`write request and an upload of 52 bytes to /fi.bak.${NAME}`)
  expect(upload).toMatchObject({ ok: true, left: true })
  expect((await store.list('/')).map(({ name }) => name)).toEqual(['mine', `fi.bak.${NAME}`])
})

test.for([
  ['no-space', withQuota(10)(memory())],
  ['permission-denied', withPermissionDenied(/fi\.bak/)(memory())],
] as const)('an upload that the disk does not take is %s', async ([refusal, store]) => {
  const { verdict, upload } = await probe(await startTftp(store))
  expect(verdict.word).toBe('upload-refused')
  expect(verdict.says).toContain('the server answers, but the upload')
  expect(upload).toMatchObject({ ok: false, refusal })
})

test('a server that is silent is one that does not answer', async () => {
  const { clock } = testClock()
  const found = probe(await startTftp(), { clock })
  await clock.advance(minutes(1))
  expect((await found).verdict.word).toBe('no-answer')
})
