import { expect, test } from 'vitest'
import { backupServer, ucsm } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/backup-through-four-releases'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a server that is current from the start makes the verdict fail', async () => {
  const server = backupServer({ profile: 'openssh-9.2', hostname: 'backup.example.com' })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: '4.0(1d) backs up',
    claim: 'both releases agreed on group14 with SHA-1',
  })
})

test('an interconnect that is on 4.1(1a) from the start makes the verdict fail', async () => {
  const fi = ucsm({ profile: '4.1(1a)' })
  expect(outcome(await played(NAME, { recast: { fi } }))).toMatchObject({
    verdict: 'failed',
    step: '3.2(3d) backs up',
  })
})
