import { expect, test } from 'vitest'
import { backupServer, ucsm } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/libcrypto-error-on-4-0-4'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('a 6454 has the bug as well', async () => {
  const fi = ucsm({ profile: '4.0(2a)', platform: '6454' })
  expect(outcome(await played(NAME, { recast: { fi } }))).toEqual({ verdict: 'passed' })
})

test('a server that 4.0(2a) cannot reach either makes the verdict fail', async () => {
  const server = backupServer({ profile: 'windows-sftp-2014', hostname: 'backup.example.com' })
  expect(outcome(await played(NAME, { recast: { server } }))).toEqual({
    verdict: 'failed',
    step: '4.0(2a) backs up',
    claim: 'the backup succeeds',
  })
})
