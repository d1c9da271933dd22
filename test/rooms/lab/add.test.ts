import { expect, test } from 'vitest'
import { echo } from './echo-emulator.ts'
import { stillLab } from './still-lab.ts'

const VIRTUAL = '10.48.79.100'

function sharing() {
  const { emulator, options } = echo()
  const start = (plan: Parameters<typeof emulator.start>[0]) => {
    plan.surroundings.shareAddress(VIRTUAL)
    return emulator.start(plan)
  }
  return { options, emulator: { ...emulator, start } }
}

test('an appliance that comes later runs beside the others, and stops with them', async () => {
  const lab = await stillLab({ one: echo() })
  await lab.add({ two: echo() })
  expect([...lab.appliances.keys()]).toEqual(['one', 'two'])
  const [door] = lab.appliance('two').doors
  await lab.stop('test')
  expect(door?.isOpen()).toBe(false)
})

test('a name that is taken is refused, and the one who has it goes on', async () => {
  await using lab = await stillLab({ one: echo() })
  const first = lab.appliance('one')
  await expect(lab.add({ one: echo() })).rejects.toMatchObject({ code: 'appliance-name-taken' })
  expect(lab.appliance('one')).toBe(first)
})

test('a shared address gets its ports once, with whoever comes first', async () => {
  await using lab = await stillLab({ one: echo() })
  await lab.add({ two: sharing() })
  const [before] = lab.sharedAddresses()
  expect(before?.doors).toHaveLength(1)
  await lab.add({ three: sharing() })
  const [after] = lab.sharedAddresses()
  expect(after?.doors).toEqual(before?.doors)
  expect(after?.appliances).toEqual(['two', 'three'])
})
