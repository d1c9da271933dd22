import { expect, test } from 'vitest'
import { BEFORE_MS, layDown, meet, said } from './meet-ends.ts'
import { WITH_SHA1 } from './tunnel-end.ts'

const DAY_MS = 86_400_000

test('a device that belongs to a manager has both channels at once', async () => {
  const { fmc, ftd } = await meet()
  expect(ftd.tunnel.peers()).toMatchObject([
    {
      name: 'fmc',
      role: 'manager',
      sinceMs: BEFORE_MS,
      channels: [
        { channel: 'A', isDialler: true, cipher: 'AES256-GCM-SHA384' },
        { channel: 'B', isDialler: true },
      ],
    },
  ])
  expect(fmc.tunnel.peers()).toMatchObject([
    {
      name: 'ftd',
      role: 'device',
      version: '7.2.5',
      build: 208,
      channels: [{ channel: 'A' }, { channel: 'B', isDialler: false }],
    },
  ])
})

test('ends that both take SHA-1 have a tunnel with such a certificate', async () => {
  const { lab, fmc, ftd, up } = await meet()
  ftd.tunnel.stop('restart')
  layDown(ftd, fmc, fmc.issue(ftd.self().uuid, WITH_SHA1))
  ftd.tunnel.start()
  await lab.advance(0)
  expect(up()).toEqual([[2], [2]])
})

test('an InternalCA that expires does nothing to a tunnel that stands', async () => {
  const { lab, up, alerts } = await meet()
  await lab.advance(30 * DAY_MS)
  expect(up()).toEqual([[2], [2]])
  expect(alerts()).toEqual([])
})

test.each(['restart', 'crash', 'reboot', 'power loss'] as const)(
  'after it has expired the tunnel does not survive a %s of the device',
  async (why) => {
    const { lab, ftd, up } = await meet()
    await lab.advance(30 * DAY_MS)
    if (why === 'power loss') ftd.network.cut()
    ftd.tunnel.stop(why)
    await lab.advance(300_000)
    expect(up()).toEqual([[0], [0]])
    ftd.network.restore()
    ftd.tunnel.start()
    await lab.advance(30 * DAY_MS)
    expect(up()).toEqual([[0], [0]])
    expect(said(ftd.messages())).toContain('[ERROR]   err 10:certificate has expired')
  },
)

test('a tunnel comes back after a restart of either end while certificates are good', async () => {
  const { lab, fmc, ftd, up } = await meet()
  for (const { tunnel } of [fmc, ftd]) {
    tunnel.stop('restart')
    await lab.advance(1_000)
    expect(up()).toEqual([[0], [0]])
    tunnel.start()
    await lab.advance(60_000)
    expect(up()).toEqual([[2], [2]])
  }
  expect(ftd.tunnel.peers()).toMatchObject([
    { disconnectReason: 'Both control and event channel connections with peer went down' },
  ])
})

test.each([
  ['A', 'B'],
  ['B', 'A'],
])('with the connection of channel %s channel %s is left alone', async (lost, left) => {
  const { lab, fmc, ftd, up } = await meet()
  ftd.wires['AB'.indexOf(lost)]!.destroy()
  await lab.advance(1_000)
  for (const { tunnel } of [fmc, ftd])
    expect(tunnel.peers()[0]?.channels).toMatchObject([{ channel: left }])
  expect(lab.journal.entries({ event: 'tunnel.down' })).toEqual([])
  await lab.advance(60_000)
  expect(up()).toEqual([[2], [2]])
  expect(ftd.tunnel.peers()[0]?.sinceMs).toBe(BEFORE_MS)
})

test('a network that is cut shorter than the limit of heartbeats is not noticed', async () => {
  const { lab, ftd, up } = await meet()
  ftd.network.cut()
  await lab.advance(60_000)
  ftd.network.restore()
  await lab.advance(600_000)
  expect(up()).toEqual([[2], [2]])
  expect(lab.journal.entries({ event: 'tunnel.channel-closed' })).toEqual([])
})

test('a network that is cut longer ends the tunnel two minutes later, also on a jump', async () => {
  const { lab, ftd, fmc, up } = await meet()
  await lab.advance(DAY_MS)
  ftd.network.cut()
  await lab.advance(10 * DAY_MS)
  expect(up()).toEqual([[0], [0]])
  for (const { tunnel } of [ftd, fmc]) {
    const { disconnectedMs = 0 } = tunnel.peers()[0]!
    expect(disconnectedMs - BEFORE_MS - DAY_MS).toBeGreaterThan(60_000)
    expect(disconnectedMs - BEFORE_MS - DAY_MS).toBeLessThanOrEqual(150_000)
  }
  ftd.network.restore()
  await lab.advance(120_000)
  expect(up()).toEqual([expect.toSatisfy(([count]: number[]) => count !== 1), [expect.any(Number)]])
})

test('retries grow apart and then go on at the last pause', async () => {
  const { lab, fmc, ftd } = await meet()
  fmc.tunnel.stop('disabled')
  const before = lab.journal.entries().length
  await lab.advance(200_000)
  const tried = lab.journal
    .entries()
    .slice(before)
    .filter(({ event, appliance }) => event === 'dial.failed' && appliance === 'ftd')
    .map(({ time }) => (Date.parse(time) - BEFORE_MS) / 1000)
  expect(tried).toEqual([10, 30, 74, 118, 162])
  const pauses = said(ftd.messages()).flatMap((line) => /in (\d+) seconds$/.exec(line)?.[1] ?? [])
  expect(pauses.map(Number)).toEqual([20, 44, 44, 44, 44])
})

test('a manager that comes back in the middle of a jump is found at the next retry', async () => {
  const { lab, fmc, ftd, up } = await meet()
  fmc.tunnel.stop('disabled')
  lab.clock.setTimeout(() => fmc.tunnel.start(), DAY_MS)
  await lab.advance(2 * DAY_MS)
  expect(up()).toEqual([[2], [2]])
  const { sinceMs = 0 } = ftd.tunnel.peers()[0]!
  expect(sinceMs - BEFORE_MS - DAY_MS).toBeLessThanOrEqual(44_000)
})

test('the same seed gives the same journal and the same log', async () => {
  const run = async () => {
    const { lab, ftd } = await meet()
    await lab.advance(DAY_MS)
    ftd.tunnel.stop('crash')
    await lab.advance(60_000)
    ftd.tunnel.start()
    await lab.advance(60_000)
    return [lab.journal.digest(), ftd.messages()]
  }
  expect(await run()).toEqual(await run())
})
