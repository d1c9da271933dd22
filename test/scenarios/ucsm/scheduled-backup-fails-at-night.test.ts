import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/scheduled-backup-fails-at-night'

test('the story holds from the failure to the repair', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
})

test('a server that is current from the start makes the verdict fail', async () => {
  const server = backupServer({ profile: 'openssh-9.2', hostname: 'backup.example.com' })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'in the morning there is a fault',
    claim: 'F999723 is critical',
  })
})
