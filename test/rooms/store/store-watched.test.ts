import { expect, test } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { watchedStore } from '../../../src/store/watched-store.ts'
import { labClock } from '../ssh/sftp-visit.ts'
import { keepsTheContract } from './store-contract.ts'

const activity = createActivity({ limitMs: 5_000 })

keepsTheContract(async () => watchedStore(createMemoryStore({ clock: labClock }), activity))

test('the lab does not settle while a store is at work', async () => {
  let finish = () => {}
  const slow = new Promise<void>((resolve) => {
    finish = resolve
  })
  const under = createMemoryStore({ clock: labClock })
  const store = watchedStore({ ...under, remove: () => slow }, activity)
  const removed = store.remove('/a')
  expect(activity.running()).toEqual(['file store remove'])
  let settled = false
  const settling = activity.settled().then(() => (settled = true))
  for (let turn = 0; turn < 20; turn++) await nextTurn()
  expect(settled).toBe(false)
  finish()
  await Promise.all([removed, settling])
  expect(activity.running()).toEqual([])
})
