import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'srst-manager/trust-on-first-use-abused'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a server to which the machine tells nothing makes the verdict fail', async () => {
  const server = backupServer({
    profile: 'openssh-10.0',
    hostname: 'backup.example.com',
    password: 'mainserver',
  })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: 'without a pin a backup goes to whoever answers',
    claim: 'the machine calls it a success',
  })
})
