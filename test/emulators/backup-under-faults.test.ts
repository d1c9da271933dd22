import { expect, onTestFinished, test } from 'vitest'
import { backupServer, ucsm } from '../../emulators/index.ts'
import type { BackupServerHandle } from '../../emulators/backup-server/index.ts'
import type { UcsmHandle } from '../../emulators/ucsm/index.ts'
import { minutes, seconds } from '../../src/clock/durations.ts'
import { loginTo } from '../../src/emulator/operator-session.ts'
import type { ConnectionFaultUse, StoreFaultUse } from '../../src/faults/index.ts'
import type { RunningLab } from '../../src/lab/lab.ts'
import { stillLab } from '../rooms/lab/still-lab.ts'

const TIMED_OUT = 'End point timed out. Check for IP, password, space or access related issues.#'

/** A backup over SFTP or SCP to a server with a fault; everything on virtual time. */
async function backUp(fault: ConnectionFaultUse | StoreFaultUse | undefined, protocol = 'sftp') {
  const lab = await stillLab(
    { fi: ucsm(), server: backupServer({ profile: 'openssh-9.2' }) },
    { keyFolder: process.env.FIELDFAULT_KEYS },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const fi = lab.appliance('fi')
  const server = lab.appliance('server')
  const handle = fi.handle as UcsmHandle
  const { fails, file } = server.handle as BackupServerHandle
  if (fault) fails(fault)
  const [admin] = fi.credentials
  const cli = await loginTo({ name: 'fi', address: fi.address, ...admin! }, lab.operator)
  await cli.enter('scope system')
  await cli.enter(`create backup ${protocol}://backup@server/fi.xml all-configuration enabled`, {
    password: server.credentials[0]!.password,
  })
  await cli.enter('commit-buffer')
  const startMs = lab.clock.now()
  const succeeded = await handle.backupSucceeds('server')
  const tookMs = lab.clock.now() - startMs
  cli.close()
  return { lab, handle, succeeded, tookMs, file, error: handle.backupFsm('server').error }
}

const received = (lab: RunningLab) =>
  lab.journal.entries({ appliance: 'server', event: 'file.received' }).map(({ data }) => data)

test.each(['sftp', 'scp'])('without a fault the file arrives whole over %s', async (protocol) => {
  const { lab, succeeded, file } = await backUp(undefined, protocol)
  expect(succeeded).toBe(true)
  const bytes = await file('/fi.xml')
  expect(Buffer.from(bytes!).toString()).toContain('<topSystem')
  expect(received(lab)).toMatchObject([{ path: '/fi.xml', bytes: bytes!.length, complete: true }])
})

test('latency makes a backup slower and breaks nothing', async () => {
  const fast = await backUp(undefined)
  const slow = await backUp({ fault: 'latency', delayMs: 400 })
  expect(slow.succeeded).toBe(true)
  expect(slow.tookMs).toBeGreaterThan(fast.tookMs + seconds(3))
})

test('a narrow line takes the time that the bytes need', async () => {
  const { succeeded, tookMs } = await backUp({ fault: 'bandwidth', bytesPerSecond: 1_000 })
  expect(succeeded).toBe(true)
  expect(tookMs).toBeGreaterThan(seconds(18))
})

test('a server that never answers is given up after the time of the stage', async () => {
  const { succeeded, error, tookMs } = await backUp({ fault: 'silence' })
  expect(succeeded).toBe(false)
  expect(error?.text).toBe(TIMED_OUT)
  expect(tookMs).toBeGreaterThan(minutes(4))
})

test('a slow ident is waited for', async () => {
  const { succeeded, tookMs } = await backUp({ fault: 'slow-ident', delayMs: seconds(20) })
  expect(succeeded).toBe(true)
  expect(tookMs).toBeGreaterThanOrEqual(seconds(20))
})

test.each([
  { fault: 'reset' as const },
  { fault: 'refuse' as const },
  { fault: 'reset' as const, afterBytes: 2_000 },
  { fault: 'cut-after' as const, bytes: 3_000, direction: 'inbound' as const },
])('%j looks to the interconnect like an end point that timed out', async (fault) => {
  const { lab, succeeded, error } = await backUp(fault)
  expect(succeeded).toBe(false)
  expect(error?.text).toBe(TIMED_OUT)
  expect(lab.journal.entries({ appliance: 'server', event: 'fault.struck' })).not.toHaveLength(0)
})

test.each(['sftp', 'scp'])(
  'a file that is cut over %s is journalled with the bytes that arrived',
  async (protocol) => {
    const { lab, succeeded } = await backUp({ fault: 'cut-file', bytes: 1_234 }, protocol)
    expect(succeeded).toBe(false)
    expect(received(lab)).toMatchObject([
      { path: '/fi.xml', bytes: 1_234, complete: false },
      { path: '/fi.xml', bytes: 1_234, complete: false },
    ])
  },
)

test.each(['sftp', 'scp'])('a full disk is told from other failures over %s', async (protocol) => {
  const { succeeded, error } = await backUp({ fault: 'disk-full', bytes: 1_000 }, protocol)
  expect(succeeded).toBe(false)
  expect(error).toMatchObject({ code: 'ERR-DNLD-no-space', text: 'No space left on device#' })
})

test('a path that may not be written is told from a wrong password', async () => {
  const { succeeded, error } = await backUp({ fault: 'permission-denied', path: '^/fi' })
  expect(succeeded).toBe(false)
  expect(error?.text).toBe('/fi.xml: Permission denied#')
})

test.each([
  { fault: 'latency' as const, delayMs: 50 },
  { fault: 'bandwidth' as const, bytesPerSecond: 5_000 },
  { fault: 'silence' as const },
  { fault: 'cut-file' as const, bytes: 999 },
])('under %j ten runs have one digest', async (fault) => {
  const digests = new Set<string>()
  for (let run = 0; run < 10; run++) {
    const { lab } = await backUp(fault)
    digests.add(lab.journal.digest())
  }
  expect(digests.size).toBe(1)
})
