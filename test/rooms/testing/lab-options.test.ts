import { expect, test } from 'vitest'
import { systemNow } from '../../../src/clock/real-time.ts'
import { labPlanOf } from '../../../src/testing/lab-options.ts'
import { openTestLab } from '../../../src/testing/test-lab.ts'

test('without options, everything but ports is the same each time, and nothing outside is dialled', () => {
  const { seed, startMs, clock, egress, ports } = labPlanOf({})
  expect({ seed, startMs, clock }).toEqual({
    seed: 'fieldfault',
    startMs: Date.parse('2024-01-01T00:00:00Z'),
    clock: 'virtual',
  })
  expect(ports).toEqual({ ports: 'free', bind: '127.0.0.1' })
  expect(egress.allows('127.0.0.1', 2222)).toBe(false)
})

test('hosts that are named may be dialled', () => {
  const { egress } = labPlanOf({ egress: ['127.0.0.1:2222'] })
  expect(egress.allows('127.0.0.1', 2222)).toBe(true)
  expect(egress.allows('127.0.0.1', 22)).toBe(false)
})

test('the wall clock starts now unless the test says otherwise', () => {
  expect(Math.abs(labPlanOf({ clock: 'wall' }).startMs - systemNow())).toBeLessThan(60_000)
  const dated = labPlanOf({ clock: 'wall', start: '2034-01-01' })
  expect(dated.startMs).toBe(Date.parse('2034-01-01'))
})

test('options that cannot be are refused', async () => {
  await expect(openTestLab({ egress: ['nowhere'] })).rejects.toMatchObject({ code: 'bad-egress' })
  await expect(openTestLab({ start: 'soon' })).rejects.toMatchObject({ code: 'bad-instant' })
})
