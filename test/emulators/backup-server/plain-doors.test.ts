import { expect, test } from 'vitest'
import type { BackupServerOptions } from '../../../emulators/backup-server/index.ts'
import type { UcsmHandle } from '../../../emulators/ucsm/index.ts'
import { loginTo } from '../../../src/emulator/operator-session.ts'
import { startServer } from './server-lab.ts'

/** A lab whose server has FTP and TFTP, and an interconnect on 4.0(2a) that backs up to a URL. */
async function startPlain(options: BackupServerOptions = {}) {
  const started = await startServer({ ftp: true, tftp: true, ...options })
  const { lab } = started
  const fi = lab.appliance('fi')
  const [admin] = fi.credentials
  async function backUp(url: string, password = 'server-secret'): Promise<boolean> {
    const cli = await loginTo({ name: 'fi', address: fi.address, ...admin! }, lab.operator)
    await cli.enter('scope system')
    await cli.enter(`enter backup ${url} all-configuration enabled`, { password })
    await cli.enter('commit-buffer')
    cli.close()
    return (fi.handle as UcsmHandle).backupSucceeds(new URL(url).hostname)
  }
  const told = (event: string, appliance = 'server') =>
    lab.journal.entries({ appliance, event }).map(({ data }) => data)
  return { ...started, backUp, told }
}

const FTP = 'ftp://backup@server/fi.xml'
const TFTP = 'tftp://server/fi.xml'

test('an interconnect on 4.0(2a) backs up over FTP', async () => {
  const { lab, backUp, server, told } = await startPlain()
  expect(lab.appliance('fi').profile()).toBe('4.0(2a)')
  expect(await backUp(FTP)).toBe(true)
  const arrived = await server.file('/fi.xml')
  expect(Buffer.from(arrived!).toString()).toContain('<?xml')
  expect(told('file.received')).toMatchObject([{ path: '/fi.xml', complete: true }])
  expect(told('login.accepted')).toEqual([{ user: 'backup', method: 'password' }])
  const { address } = lab.appliance('fi')
  expect(told('connection.opened')).toEqual([{ service: 'ftp', port: 21, from: address }])
  expect(told('connection.closed')).toEqual([{ reason: 'the client has said goodbye' }])
})

test('an interconnect on 4.0(2a) backs up over TFTP', async () => {
  const { backUp, server, told, lab } = await startPlain()
  expect(await backUp(TFTP)).toBe(true)
  const arrived = await server.file('/fi.xml')
  const [received] = told('file.received') as { sha256: string; bytes: number }[]
  expect(received).toMatchObject({ path: '/fi.xml', complete: true, bytes: arrived!.length })
  expect(told('file.sent', 'fi')).toMatchObject([{ sha256: received!.sha256 }])
  const { address } = lab.appliance('fi')
  expect(told('connection.opened')).toEqual([{ service: 'tftp', port: 69, from: address }])
})

test.each([
  ['a wrong password', FTP, 'wrong', {}, 'Permission denied#'],
  ['a full disk', FTP, 'server-secret', { quotaBytes: 100 }, 'No space left on device#'],
  ['a full disk over TFTP', TFTP, '', { quotaBytes: 100 }, 'No space left on device#'],
  [
    'a directory that is not there',
    'ftp://backup@server/none/fi.xml',
    'server-secret',
    {},
    '/none/fi.xml: No such file or directory#',
  ],
  [
    'a directory that is not there, over TFTP',
    'tftp://server/none/fi.xml',
    '',
    {},
    '/none/fi.xml: No such file or directory#',
  ],
])('%s fails the upload in its own words', async (_what, url, password, options, text) => {
  const { backUp, error } = await startPlain(options)
  expect(await backUp(url, password)).toBe(false)
  expect(error()).toMatchObject({ text })
})

test('a server without these doors is an end point that timed out', async () => {
  for (const url of [FTP, TFTP]) {
    const { backUp, error } = await startPlain({ ftp: false, tftp: false })
    expect(await backUp(url)).toBe(false)
    expect(error()).toMatchObject({ code: 'ERR-request-timeout' })
  }
})

test.each([
  ['latency', { fault: 'latency', delayMs: 300 }, true],
  ['bandwidth', { fault: 'bandwidth', bytesPerSecond: 4_000 }, true],
  ['silence', { fault: 'silence' }, false],
  ['a reset', { fault: 'reset', afterBytes: 40 }, false],
  ['a refusal', { fault: 'refuse' }, false],
  ['a cut in the file', { fault: 'cut-file', bytes: 512 }, false],
] as const)('FTP under %s ends as it should', async (_name, fault, arrives) => {
  const { backUp, server, told } = await startPlain()
  server.fails(fault)
  expect(await backUp(FTP)).toBe(arrives)
  expect(told('fault.struck').length).toBeGreaterThan(0)
  server.recovers()
  expect(await backUp(FTP)).toBe(true)
})

test('a file that was cut is in the journal as incomplete, with its bytes', async () => {
  for (const url of [FTP, TFTP]) {
    const { backUp, server, told } = await startPlain()
    server.fails({ fault: 'cut-file', bytes: 512 })
    expect(await backUp(url)).toBe(false)
    expect(told('file.received')[0]).toMatchObject({ bytes: 512, complete: false })
  }
})

test('the lab tells where the doors are', async () => {
  const { appliance } = await startPlain()
  const doors = appliance.doors.map(({ service, labPort }) => [service, labPort])
  expect(doors).toEqual([
    ['ssh', 22],
    ['ftp', 21],
    ['tftp', 69],
  ])
  expect(new Set(appliance.doors.map(({ port }) => port)).size).toBe(3)
})

test('a range of ports that is none is refused', async () => {
  await expect(startServer({ ftp: true, ftpDataPorts: '9-1' })).rejects.toMatchObject({
    code: 'bad-port-range',
  })
})

test('the same uploads leave the same journal', async () => {
  const digests = []
  for (let run = 0; run < 2; run++) {
    const { lab, backUp, server } = await startPlain({ quotaBytes: 60_000 })
    await backUp(FTP)
    await backUp(TFTP)
    server.fails({ fault: 'disk-full', bytes: 600 })
    await backUp('ftp://backup@server/second.xml')
    server.recovers()
    server.fails({ fault: 'cut-file', bytes: 700 })
    await backUp('ftp://backup@server/third.xml')
    digests.push(lab.journal.digest())
  }
  expect(digests[0]).toBe(digests[1])
})
