import { expect, test } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { nextTurn } from '../../../src/clock/real-time.ts'

test('an idle lab is settled', async () => {
  await expect(createActivity({ limitMs: 200 }).settled()).resolves.toBeUndefined()
})

test('settling waits for work that starts other work', async () => {
  const activity = createActivity({ limitMs: 1_000 })
  const done: string[] = []
  const first = activity.begin('first')
  const work = async () => {
    await nextTurn()
    const second = activity.begin('second')
    first.end()
    await nextTurn()
    done.push('second')
    second.end()
  }
  const working = work()
  await activity.settled()
  await working
  expect(done).toEqual(['second'])
})

test('an operation that fails is over', async () => {
  const activity = createActivity({ limitMs: 200 })
  await expect(
    activity.during('broken', () => Promise.reject(new TypeError('lost'))),
  ).rejects.toThrow('lost')
  expect(activity.running()).toEqual([])
})

test('bytes on their way keep the lab busy until they have arrived', async () => {
  const activity = createActivity({ limitMs: 1_000 })
  let bytes = 3
  activity.watch(() => (bytes > 0 ? 'wire' : undefined))
  const arrive = async () => {
    for (; bytes > 0; bytes--) await nextTurn()
  }
  const arriving = arrive()
  await activity.settled()
  expect(bytes).toBe(0)
  await arriving
})

test('a watch that has cooled down counts again when it is touched', async () => {
  const activity = createActivity({ limitMs: 50 })
  let busy = false
  const watch = activity.watch(() => (busy ? 'wire to fi' : undefined))
  await activity.settled()
  busy = true
  watch.touch()
  await expect(activity.settled()).rejects.toThrow('wire to fi')
})

test('an operation that was ended cannot be resumed', async () => {
  const activity = createActivity({ limitMs: 50 })
  const operation = activity.begin('upload')
  operation.park()
  operation.end()
  operation.resume()
  await activity.settled()
  expect(activity.running()).toEqual([])
})
