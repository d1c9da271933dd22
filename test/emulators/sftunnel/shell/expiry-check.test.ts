import { expect, test } from 'vitest'
import { startManager } from '../../fmc/fmc-lab.ts'
import { EXPIRY_CHECK } from './expiry-line.ts'
import { rootShell } from './root-shell.ts'

const releases = [
  { profile: '6.2.3', hasClish: false },
  { profile: '7.2', hasClish: true },
  { profile: '7.6', hasClish: true },
]
const outcomes = [
  {
    caExpiresIn: '3400d',
    says: [
      'The certificate is valid for more than 30 days.',
      'It is valid for 3399 more days.',
      'There is no immediate need to perform action but this depends on how far the expiry date is in the future.',
    ],
  },
  {
    caExpiresIn: '20d',
    says: [
      'The certificate will expire within the next 30 days!',
      'It is ONLY valid for 19 more days.',
      'It is recommended to take action in renewing the certificate as quickly as possible.',
    ],
  },
  {
    caExpiresIn: '-3d',
    says: [
      'The certificate has expired 3 days ago.',
      'In case the sftunnel communication with the FTD is not yet lost, you need to take action immediately in renewing the certificate.',
    ],
  },
]
const cases = releases.flatMap((release) => outcomes.map((outcome) => ({ ...release, ...outcome })))

test.for(cases)(
  'the one-line check on $profile with an InternalCA that ends in $caExpiresIn says so',
  async ({ profile, hasClish, caExpiresIn, says }) => {
    const manager = await startManager({ profile, caExpiresIn })
    const cli = await manager.visit()
    const run = await rootShell(cli, 'fmc-secret', { hasClish })
    await manager.lab.advance(60_000)
    await run(EXPIRY_CHECK)
    expect(cli.shown()).toContain(`\n\n\n${says.join('\n\n')}\n\n`)
  },
)
