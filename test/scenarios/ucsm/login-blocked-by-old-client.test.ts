import { expect, test } from 'vitest'
import { ucsm, workstation } from '../../../emulators/index.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/login-blocked-by-old-client'

test('with the old client the story holds', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ name }) => name)).toEqual([
    'the old client is refused',
    'no password was asked or sent',
    'a current client logs in',
  ])
})

test('the table shows a key exchange and a cipher in common, and no MAC', async () => {
  const { entries } = await played(NAME)
  const refused = entries.find(
    ({ appliance, event }) => appliance === 'fi' && event === 'handshake.refused',
  )
  expect(refused?.data).toMatchObject({
    role: 'server',
    table: {
      empty: 'macToServer',
      rows: expect.arrayContaining([
        expect.objectContaining({
          category: 'kex',
          agreed: 'diffie-hellman-group-exchange-sha256',
        }),
        expect.objectContaining({ category: 'cipherToServer', agreed: 'aes256-ctr' }),
        {
          category: 'macToServer',
          client: ['hmac-sha1', 'hmac-sha1-96', 'hmac-md5'],
          server: ['hmac-sha2-256', 'hmac-sha2-512'],
        },
      ]),
    },
  })
})

test('a current client from the start makes the verdict fail', async () => {
  const jumphost = workstation({ profile: 'putty-0.78' })
  expect(outcome(await played(NAME, { recast: { jumphost } }))).toEqual({
    verdict: 'failed',
    step: 'the old client is refused',
    claim: 'there is no login',
  })
})

test('an interconnect before 4.0(2a) makes the verdict fail', async () => {
  const fi = ucsm({ profile: '4.0(1d)' })
  expect(outcome(await played(NAME, { recast: { fi } }))).toMatchObject({ verdict: 'failed' })
})
