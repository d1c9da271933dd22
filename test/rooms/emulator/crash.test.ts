import { expect, test } from 'vitest'
import { loginTo, tryLogin } from '../../../src/emulator/operator-session.ts'
import { openSsh } from '../../../src/ssh/index.ts'
import type { RunningLab } from '../../../src/lab/lab.ts'
import { stillLab } from '../lab/still-lab.ts'
import { fragile } from './fragile-emulator.ts'

const target = (lab: RunningLab, name: string) => ({
  name,
  address: lab.appliance(name).address,
  username: 'u',
  password: 'p',
})

test('a command that breaks ends its visit, is journalled, and leaves the other visits alone', async () => {
  await using lab = await stillLab({ one: fragile(), two: fragile() })
  const mine = await loginTo(target(lab, 'one'), lab.operator)
  const other = await loginTo(target(lab, 'one'), lab.operator)
  expect(await mine.enter('crash')).toContain('Software Error')
  expect(mine.isOpen()).toBe(false)
  expect(await other.enter('hello')).toBe('hello')
  expect(lab.crashes).toMatchObject([{ appliance: 'one', where: 'command line' }])
  expect(lab.journal.entries({ event: 'appliance.crashed' })).toMatchObject([
    { appliance: 'one', data: { message: 'broken on purpose' } },
  ])
})

test('a channel that breaks ends its connection only', async () => {
  await using lab = await stillLab({ one: fragile() })
  const { operator } = lab
  const { address } = lab.appliance('one')
  const dialled = await operator.dial({ host: address, port: 22, service: 'ssh', withinMs: 1_000 })
  if (!dialled.ok) expect.unreachable()
  const opened = await openSsh(dialled.socket, {
    ...operator,
    user: 'u',
    password: 'p',
    readyWithinMs: 1_000,
  })
  if (!opened.ok) expect.unreachable()
  await opened.session.run('anything')
  await opened.session.closed
  expect(lab.crashes).toHaveLength(1)
  expect((await tryLogin(target(lab, 'one'), operator)).ok).toBe(true)
})

test('a statechart that breaks is journalled, and the other appliances run on', async () => {
  await using lab = await stillLab({ one: fragile(), two: fragile() })
  lab.appliance('one').send({ type: 'break' })
  await lab.services.activity.settled()
  expect(lab.crashes).toMatchObject([{ appliance: 'one', where: 'statechart appliance' }])
  lab.appliance('two').send({ type: 'poke' })
  expect(lab.appliance('two').state()).toBe('poked')
})

test('each state that a chart enters is journalled once', async () => {
  await using lab = await stillLab({ one: fragile() })
  lab.appliance('one').send({ type: 'poke' })
  lab.appliance('one').send({ type: 'poke' })
  const states = lab.journal.entries({ appliance: 'one', event: 'state.entered' })
  expect(states.map(({ data }) => 'state' in data && data.state)).toEqual(['calm', 'poked', 'calm'])
})
