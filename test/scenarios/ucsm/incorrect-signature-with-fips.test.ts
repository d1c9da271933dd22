import { expect, test } from 'vitest'
import { ucsm } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/incorrect-signature-with-fips'

test('the story holds from the failure to the repair, and again with one seed', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ part }) => part)).toContain('repair')
  expect((await played(NAME)).digest).toBe(result.digest)
})

test('the client itself breaks off, in its own words', async () => {
  const { entries } = await played(NAME)
  const refused = entries.find(({ event }) => event === 'handshake.refused')
  expect(refused).toMatchObject({
    appliance: 'fi',
    data: {
      disconnectCode: 3,
      reason: expect.stringMatching(/^the client .*incorrect signature$/),
    },
  })
})

test('a 6454, which has no debug plugin, makes the verdict fail in the repair', async () => {
  const fi = ucsm({ profile: '4.0(4g)', platform: '6454' })
  expect(outcome(await played(NAME, { recast: { fi } }))).toEqual({
    verdict: 'failed',
    step: 'TAC turns FIPS mode off',
    claim: 'the plugin is loaded',
  })
})

test('a release without the bug makes the verdict fail', async () => {
  const fi = ucsm({ profile: '4.0(2a)', platform: '6332' })
  expect(outcome(await played(NAME, { recast: { fi } }))).toEqual({
    verdict: 'failed',
    step: 'the backup fails',
    claim: 'the backup fails',
  })
})
