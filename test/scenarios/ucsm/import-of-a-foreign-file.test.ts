import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/import-of-a-foreign-file'

test('the story holds from the failure to the repair', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
})

test('a file that is a configuration makes the verdict fail', async () => {
  const server = backupServer({
    hostname: 'backup.example.com',
    files: { '/restore/all-config.xml': '<topRoot/>' },
  })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'the file with the right name is imported',
    claim: 'the import fails',
  })
})
