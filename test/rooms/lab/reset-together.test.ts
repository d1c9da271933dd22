import { expect, test } from 'vitest'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { resetTogether } from '../../../src/lab/reset-together.ts'
import { echo, type EchoHandle } from './echo-emulator.ts'
import { stillLab } from './still-lab.ts'

/** Something to reset that writes down what it does; the first turns of a longer one go by before it is down. */
function resettable(name: string, told: string[], { turns = 0, fails = false } = {}) {
  return {
    async reset(mayStart?: () => Promise<void>) {
      for (let turn = 0; turn < turns; turn++) await nextTurn()
      if (fails) throw new TypeError(`${name} fails`)
      told.push(`${name} down`)
      await mayStart?.()
      told.push(`${name} starts`)
      await nextTurn()
      told.push(`${name} runs`)
    },
  }
}

test('all are down before the first starts, and each starts after the one before', async () => {
  const told: string[] = []
  await resetTogether([resettable('one', told), resettable('two', told, { turns: 3 })])
  expect(told).toEqual(['one down', 'two down', 'one starts', 'one runs', 'two starts', 'two runs'])
})

test('one that fails keeps no other from starting', async () => {
  const told: string[] = []
  const resetting = resetTogether([
    resettable('one', told, { turns: 2, fails: true }),
    resettable('two', told),
  ])
  await expect(resetting).rejects.toThrow('one fails')
  await expect.poll(() => told).toEqual(['two down', 'two starts', 'two runs'])
})

test('resets of all and of one that are asked for at once come to an end', async () => {
  await using lab = await stillLab({ one: echo(), two: echo() })
  await Promise.all([lab.reset(), lab.reset('two'), lab.reset(), lab.reset('one')])
  expect(lab.journal.entries({ event: 'appliance.reset' })).toHaveLength(6)
})

test('what still ends after a reset does not shut the door of the new start', async () => {
  const { emulator, options } = echo()
  const shuts: (() => void)[] = []
  const member = {
    options,
    emulator: {
      ...emulator,
      start(plan: Parameters<typeof emulator.start>[0]) {
        const { surroundings } = plan
        const openDoor: typeof surroundings.openDoor = async (door) => {
          const opened = await surroundings.openDoor(door)
          shuts.push(() => opened.shut('it ends'))
          return opened
        }
        return emulator.start({ ...plan, surroundings: { ...surroundings, openDoor } })
      },
    },
  }
  await using lab = await stillLab({ one: member })
  const isOpen = () => lab.appliance('one').doors.every((door) => door.isOpen())
  await lab.reset('one')
  shuts[0]?.()
  expect(isOpen()).toBe(true)
  shuts[1]?.()
  expect(isOpen()).toBe(false)
})

test('an appliance that is reset came into the lab when it did', async () => {
  await using lab = await stillLab({ one: echo() })
  const sinceOf = (name: string) => (lab.appliance(name).handle as EchoHandle).surroundings.sinceMs
  const beganMs = lab.clock.now()
  await lab.advance(86_400_000)
  await lab.add({ two: echo() })
  await lab.reset()
  expect(sinceOf('one')).toBe(beganMs)
  expect(sinceOf('two')).toBe(beganMs + 86_400_000)
})
