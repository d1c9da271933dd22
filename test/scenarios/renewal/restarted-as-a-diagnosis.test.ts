import { expect, test } from 'vitest'
import { fmc } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'renewal/restarted-as-a-diagnosis'

test('a restart of sftunnel takes one device, and a menu of the manager the other, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('with a younger InternalCA a restart is only a restart, and the verdict fails', async () => {
  const younger = fmc({ hostname: 'FMC-1', address: '10.48.79.232', imageBuilt: '2016-09-22' })
  expect(outcome(await played(NAME, { recast: { fmc: younger } }))).toEqual({
    verdict: 'failed',
    step: 'sftunnel of the device is restarted',
    claim: 'it stays down',
  })
})
