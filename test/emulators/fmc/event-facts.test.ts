import { expect } from 'vitest'
import type { SentEvent } from '../../../src/emulator/index.ts'
import { LabError } from '../../../src/errors/lab-error.ts'
import { FTD_ADDRESS, test } from './fmc-lab.ts'

const device = { type: 'device.added', host: FTD_ADDRESS, key: 'Cisco-123' }
const refused: readonly (readonly [SentEvent, string])[] = [
  ...['0', '-5', '1.5', 'abc', ''].map(
    (version) => [{ type: 'vdb.installed', version }, 'unfit-fact'] as const,
  ),
  ...['22', '0', '1024', '65536', '8305.5', 'x'].map(
    (port) => [{ type: 'management-port.changed', port }, 'unfit-fact'] as const,
  ),
  ...['', 'a key', 'umlaut-ä', 'k'.repeat(38)].map(
    (key) => [{ ...device, key }, 'unfit-fact'] as const,
  ),
  [{ ...device, natId: 'nat id' }, 'unfit-fact'],
  [{ ...device, natId: 'n'.repeat(38) }, 'unfit-fact'],
  ...['1', '99', 'abc'].map((task) => [{ type: 'task.dismissed', task }, 'unknown-task'] as const),
]

test('facts that the manager cannot do with are refused, and nothing is done', async ({
  manager,
}) => {
  const { lab, fmc } = manager
  const before = lab.journal.entries({ appliance: 'fmc' }).length
  for (const [event, code] of refused) {
    const send = () => lab.appliance('fmc').send(event)
    expect(send, JSON.stringify(event)).toThrow(expect.objectContaining({ code }))
  }
  await lab.advance(1_000)
  const done = lab.journal.entries({ appliance: 'fmc' }).slice(before)
  expect(done.filter(({ event }) => event !== 'event.sent')).toEqual([])
  expect(fmc.tasks()).toEqual([])
})

test('the sentence about a key does not have the key', async ({ manager }) => {
  const send = () => manager.lab.appliance('fmc').send({ ...device, key: 'my secret key' })
  expect(send).toThrow(LabError)
  expect(send).toThrow(
    'Cannot send "device.added": its key is not what it has to be. Allowed: 1 to 37 letters, digits, hyphens, underscores and dots.',
  )
})

test('the outermost facts that are allowed are taken', async ({ manager }) => {
  const { lab, fmc, journal } = manager
  const send = (event: SentEvent) => lab.appliance('fmc').send(event)
  for (const port of ['1025', '65535']) send({ type: 'management-port.changed', port })
  expect(journal('configuration.committed')).toHaveLength(2)
  send({ type: 'vdb.installed', version: '1' })
  send({ ...device, key: `${'k'.repeat(34)}_-.`, natId: 'n'.repeat(37) })
  await lab.advance(0)
  const [task] = fmc.tasks()
  send({ type: 'task.dismissed', task: String(task!.id) })
  expect(fmc.tasks()).toEqual([])
})
