import { expect, onTestFinished, test } from 'vitest'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { BEFORE_MS } from './meet-ends.ts'
import { fmcEnd, ftdEnd, type EndOptions, type TunnelEnd } from './tunnel-end.ts'

/** A device that has no manager yet, and two managers. */
async function strangers() {
  const lab = await stillLab(
    { fmc: fmcEnd(), second: fmcEnd(), ftd: ftdEnd({ managers: [] } as EndOptions) },
    { startMs: BEFORE_MS },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const end = (name: string) => lab.appliance(name).handle as TunnelEnd
  const address = (name: string) => lab.appliance(name).address
  const configureManager = (host: string | undefined, key: string, natId?: string) =>
    end('ftd').tunnel.learn({
      uuid: host ?? natId ?? '',
      name: host ?? 'DONTRESOLVE',
      role: 'manager',
      registration: 'pending',
      claim: { key, ...(natId !== undefined && { natId }) },
      ...(host !== undefined && { host }),
    })
  const addDevice = (
    key: string,
    { manager = 'fmc', host = address('ftd'), natId = undefined as string | undefined } = {},
  ) =>
    end(manager).tunnel.learn({
      uuid: host === '' ? (natId ?? '') : host,
      name: 'branch',
      role: 'device',
      registration: 'pending',
      claim: { key, ...(natId !== undefined && { natId }) },
      ...(host !== '' && { host }),
    })
  const counts = (name: string) =>
    end(name)
      .tunnel.peers()
      .map(({ channels }) => channels.length)
  return { lab, end, address, configureManager, addDevice, counts }
}

test('a device registers when both ends were given the same key', async () => {
  const { lab, end, address, configureManager, addDevice, counts } = await strangers()
  configureManager(address('fmc'), 'cisco123')
  await lab.advance(60_000)
  expect(end('ftd').tunnel.peers()).toMatchObject([{ registration: 'pending' }])
  addDevice('cisco123')
  await lab.advance(60_000)
  expect([counts('ftd'), counts('fmc')]).toEqual([[2], [2]])
  const { uuid } = end('fmc').self()
  expect(end('ftd').tunnel.peers()).toMatchObject([{ uuid, registration: 'completed' }])
  expect(end('ftd').tree.root.has(`/var/sf/peers/${uuid}/sftunnel-key.pem`)).toBe(true)
  expect(end('fmc').tunnel.peers()).toMatchObject([
    { uuid: end('ftd').self().uuid, name: 'branch', registration: 'completed' },
  ])
})

test('a wrong key registers nobody, and the right one later does', async () => {
  const { lab, end, address, configureManager, addDevice, counts } = await strangers()
  configureManager(address('fmc'), 'cisco123')
  addDevice('cisco321')
  await lab.advance(300_000)
  expect([counts('ftd'), counts('fmc')]).toEqual([[0], [0]])
  expect(end('fmc').messages()).toMatch(/ssl_mac \[WARN\] \w+: Failed to authenticate peer/)
  expect(lab.journal.entries({ event: 'registration.refused' })).not.toEqual([])
  expect(JSON.stringify(lab.journal.entries())).not.toContain('cisco123')
  addDevice('cisco123')
  await lab.advance(120_000)
  expect([counts('ftd'), counts('fmc')]).toEqual([[2], [2]])
})

test('with a NAT id only the end that can be found is dialled', async () => {
  const { lab, address, configureManager, addDevice, counts } = await strangers()
  addDevice('cisco123', { host: '', natId: 'nat42' })
  configureManager(address('fmc'), 'cisco123', 'nat42')
  await lab.advance(120_000)
  expect([counts('ftd'), counts('fmc')]).toEqual([[2], [2]])
  const dialled = lab.journal.entries({ event: 'connection.dialled' })
  expect(new Set(dialled.map(({ appliance }) => appliance))).toEqual(new Set(['ftd']))
})

test('the manager dials a device that does not know where its manager is', async () => {
  const { lab, end, configureManager, addDevice, counts } = await strangers()
  configureManager(undefined, 'cisco123', 'nat42')
  addDevice('cisco123', { natId: 'nat42' })
  await lab.advance(120_000)
  expect([counts('ftd'), counts('fmc')]).toEqual([[2], [2]])
  expect(end('ftd').tunnel.peers()[0]!.channels[0]).toMatchObject({ isDialler: false })
})

test('a wrong NAT id registers nobody', async () => {
  const { lab, address, configureManager, addDevice, counts } = await strangers()
  addDevice('cisco123', { host: '', natId: 'nat42' })
  configureManager(address('fmc'), 'cisco123', 'nat43')
  await lab.advance(120_000)
  expect([counts('ftd'), counts('fmc')]).toEqual([[0], [0]])
})

test('a device of two managers has a tunnel and files for each', async () => {
  const { lab, end, address, configureManager, addDevice, counts } = await strangers()
  for (const manager of ['fmc', 'second']) {
    configureManager(address(manager), 'cisco123')
    addDevice('cisco123', { manager })
    await lab.advance(120_000)
  }
  expect(counts('ftd')).toEqual([2, 2])
  expect(end('ftd').tree.root.list('/var/sf/peers')).toHaveLength(2)
})

test('a device that the manager has deleted is not let in', async () => {
  const { lab, end, address, configureManager, addDevice, counts } = await strangers()
  configureManager(address('fmc'), 'cisco123')
  addDevice('cisco123')
  await lab.advance(120_000)
  end('fmc').tunnel.forget(end('ftd').self().uuid)
  await lab.advance(120_000)
  expect([counts('ftd'), counts('fmc')]).toEqual([[0], []])
})

test('the manager dials a registered device again that does not dial itself', async () => {
  const { lab, end, configureManager, addDevice, counts } = await strangers()
  configureManager(undefined, 'cisco123', 'nat42')
  addDevice('cisco123', { natId: 'nat42' })
  await lab.advance(120_000)
  const before = lab.journal.entries().length
  const { tunnel } = end('ftd')
  tunnel.stop('restart')
  await lab.advance(1_000)
  tunnel.start()
  expect([counts('ftd'), counts('fmc')]).toEqual([[0], [0]])
  await lab.advance(120_000)
  expect([counts('ftd'), counts('fmc')]).toEqual([[2], [2]])
  const dialled = lab.journal
    .entries()
    .slice(before)
    .filter(({ event }) => event === 'connection.dialled')
  expect(new Set(dialled.map(({ appliance }) => appliance))).toEqual(new Set(['fmc']))
})

test('a device known by its NAT id that loses power is missed, also on a jump', async () => {
  const { lab, end, address, configureManager, addDevice, counts } = await strangers()
  addDevice('cisco123', { host: '', natId: 'nat42' })
  configureManager(address('fmc'), 'cisco123', 'nat42')
  await lab.advance(120_000)
  const lostMs = BEFORE_MS + 120_000
  end('ftd').network.cut()
  end('ftd').tunnel.stop('power loss')
  await lab.advance(864_000_000)
  expect([counts('ftd'), counts('fmc')]).toEqual([[0], [0]])
  const { disconnectedMs = 0 } = end('fmc').tunnel.peers()[0]!
  expect(disconnectedMs - lostMs).toBeGreaterThan(60_000)
  expect(disconnectedMs - lostMs).toBeLessThanOrEqual(150_000)
})
