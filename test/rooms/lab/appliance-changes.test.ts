import { expect, test } from 'vitest'
import { nextTurn } from '../../../src/clock/real-time.ts'
import type { CastMember } from '../../../src/emulator/emulator.ts'
import { echo } from './echo-emulator.ts'
import { stillLab } from './still-lab.ts'

/** Turns of the event loop that a start takes. */
const START_TURNS = 20

/** An echo that starts slowly, and how many of it run. */
function slowEcho() {
  const { emulator, options } = echo()
  let running = 0
  const member: CastMember = {
    options,
    emulator: {
      ...emulator,
      async start(plan) {
        for (let turn = 0; turn < START_TURNS; turn++) await nextTurn()
        const started = await emulator.start(plan)
        running++
        return { ...started, stop: () => (running--, started.stop()) }
      },
    },
  }
  return { member, running: () => running }
}

test('resets that are asked for at once happen one after another, and one appliance is left', async () => {
  const { member, running } = slowEcho()
  await using lab = await stillLab({ one: member })
  await Promise.all([lab.reset('one'), lab.reset(), lab.reset('one')])
  expect(running()).toBe(1)
  expect(lab.journal.entries({ event: 'appliance.reset' })).toHaveLength(3)
  expect(lab.appliance('one').revision()).toBe(3)
})

test('what is changed in turn during a reset is changed after it', async () => {
  await using lab = await stillLab({ one: slowEcho().member })
  const one = lab.appliance('one')
  const resetting = one.reset()
  await nextTurn()
  const changed = one.inTurn(() => {
    one.send({ type: 'mood.changed', to: 'bad' })
    one.behaviours.switchOn('sulking')
  })
  await Promise.all([resetting, changed])
  expect(one.state()).toBe('sulking')
  expect(one.behaviours.active()).toEqual({ sulking: {} })
  const events = lab.journal.entries({ appliance: 'one' }).map(({ event }) => event)
  expect(events.slice(-3)).toEqual(['appliance.reset', 'event.sent', 'behaviour.switched'])
})

test('a change that is refused holds up nobody', async () => {
  await using lab = await stillLab({ one: echo() })
  const one = lab.appliance('one')
  const refused = one.put({ events: [{ type: 'mood.lost' }], behaviours: {} })
  const next = one.put({ events: [{ type: 'mood.changed', to: 'bad' }], behaviours: {} })
  await expect(refused).rejects.toMatchObject({ code: 'unknown-event' })
  await next
  expect(one.state()).toBe('bad')
})
