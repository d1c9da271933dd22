import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { probeFtpServer } from '../../../src/probe/probe-ftp-server.ts'
import type { FileStore } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { withPermissionDenied, withQuota } from '../../../src/store/store-faults.ts'
import { START_MS, startFtp } from '../ftp/ftp-visit.ts'
import { testClock } from '../ssh/ssh-pair.ts'

const NAME = 'fieldfault-probe.txt'
const memory = () => createMemoryStore({ clock: { now: () => START_MS }, files: { '/mine': 'x' } })

/** Probes what listens on a port. */
function probePort(port: number, { password = 'secret', path = '/fi.bak' } = {}) {
  return probeFtpServer({
    clock: testClock().clock,
    appliance: 'the appliance',
    target: { protocol: 'ftp', host: '127.0.0.1', port, user: 'backup', path },
    password,
    connectWithinMs: 5_000,
    withinMs: 5_000,
  })
}

/** Probes an FTP server of the lab with this disk. */
async function meet(store: FileStore, asked: Parameters<typeof probePort>[1] = {}) {
  const { port } = await startFtp({}, store)
  return probePort(port, asked)
}

test.for([
  ['/fi.bak', `/fi.bak.${NAME}`],
  ['/mine', `/mine.${NAME}`],
  ['/', `/${NAME}`],
])('over FTP a path %s becomes %s, and nothing stays', async ([path, target]) => {
  const store = memory()
  const { verdict, upload } = await meet(store, { path: path! })
  expect(verdict).toMatchObject({ word: 'works' })
  expect(verdict.says).toContain(`login and an upload of 52 bytes to ${target} succeeded`)
  expect(upload).toMatchObject({ ok: true, path: target, left: false })
  expect((await store.list('/')).map(({ name }) => name)).toEqual(['mine'])
})

test('a wrong password is told in the words of the server', async () => {
  const { verdict, upload } = await meet(memory(), { password: 'wrong' })
  expect(verdict.word).toBe('login-refused')
  expect(verdict.says).toMatch(/the server refuses this user or password \(".+"\)/)
  expect(upload).toBeUndefined()
})

test.for([
  ['no-space', withQuota(10)(memory())],
  ['permission-denied', withPermissionDenied(/fi\.bak/)(memory())],
] as const)('an upload that the disk does not take is %s', async ([refusal, store]) => {
  const { verdict, upload } = await meet(store)
  expect(verdict.word).toBe('upload-refused')
  expect(verdict.says).toContain('the login works, but the upload')
  expect(upload).toMatchObject({ ok: false, refusal })
})

test('nobody on the port, and one who hangs up, are told apart', async () => {
  expect(await probePort(1)).toMatchObject({ verdict: { word: 'unreachable' } })
  const server = createServer((socket) => void socket.end()).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { verdict } = await probePort((server.address() as AddressInfo).port)
  expect(verdict.word).toBe('no-answer')
  expect(verdict.says).toContain('no FTP login comes about')
})
