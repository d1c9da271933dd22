import { backupServer, ucsm, workstation } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'
import { expect, test, type TestLab } from 'fieldfault/vitest'
import type { AnyEntry } from '../../../src/journal/entry.ts'
import { entry, refusal } from '../report/sample-entries.ts'

/** What somebody reads whose assertion does not hold. */
function failureOf(assertion: () => void): string {
  try {
    assertion()
  } catch (error) {
    return (error as Error).message
  }
  return 'it holds'
}

const entries: readonly AnyEntry[] = [
  entry('fi', 'job', 'backup.started', { host: '10.0.0.9', type: 'full-state', protocol: 'sftp' }),
  entry('fi', 'job', 'backup.failed', { host: '10.0.0.9', reason: 'no space left' }),
  entry('fi', 'job', 'backup.failed', { host: '10.0.0.7', reason: 'timed out' }),
]

async function meetOldServer(lab: TestLab) {
  const { fi, server } = await lab.start({
    fi: ucsm({ profile: '4.0(2a)' }),
    server: backupServer({ profile: 'windows-sftp-2014' }),
  })
  const cli = await fi.login()
  await cli.enter('scope system')
  await cli.enter(`create backup sftp://backup@${server.address}/fi.bak full-state enabled`, {
    password: server.password,
  })
  await cli.enter('commit-buffer')
  await fi.backupSucceeds(server.address)
}

test('an event that no journal can have is refused, also where it is not to be', () => {
  const misspelt = 'backup.faild' as 'backup.failed'
  const refused = /journal knows no event of that name.*backup\.failed/
  expect(failureOf(() => expect(entries).not.toHaveJournalled(misspelt))).toMatch(refused)
  expect(failureOf(() => expect(entries).toHaveJournalled(misspelt))).toMatch(refused)
  expect(failureOf(() => expect(entries).not.toHaveJournalled('bakcup.*'))).toMatch(
    'knows no event',
  )
})

test('an entry is found by its event and part of its data', () => {
  expect(entries).toHaveJournalled('backup.failed')
  expect(entries).toHaveJournalled('backup.failed', { reason: 'timed out' })
  expect(entries).toHaveJournalled('backup.failed', { host: expect.stringMatching(/^10\./) })
  expect(entries).toHaveJournalled('backup.*', { host: '10.0.0.7' })
  expect(entries).not.toHaveJournalled('backup.failed', { reason: 'refused' })
  expect(entries).not.toHaveJournalled('login.*')
})

test('an entry that is missing shows the nearest one in the journal around it', () => {
  const message = failureOf(() =>
    expect(entries).toHaveJournalled('backup.failed', { host: '10.0.0.9', reason: 'timed out in' }),
  )
  expect(message).toBe(
    [
      'The journal does not have backup.failed host="10.0.0.9" reason="timed out in".',
      'The nearest is backup.failed; reason is "no space left", not "timed out in".',
      '',
      'The journal, entries 1 to 3 of 3:',
      '  2019-09-11T10:00:00.000Z fi job backup.started host=10.0.0.9 type=full-state protocol=sftp',
      '> 2019-09-11T10:00:00.000Z fi job backup.failed host=10.0.0.9 reason="no space left"',
      '  2019-09-11T10:00:00.000Z fi job backup.failed host=10.0.0.7 reason="timed out"',
    ].join('\n'),
  )
})

test('with nothing like it in the journal, its end is shown', () => {
  const message = failureOf(() => expect(entries).toHaveJournalled('login.refused'))
  expect(message).toContain('Nothing comes near it.')
  expect(message).toContain('  2019-09-11T10:00:00.000Z fi job backup.failed host=10.0.0.7')
  expect(failureOf(() => expect([]).toHaveJournalled('login.*'))).toContain('The journal is empty.')
})

test('an entry that should not be there is shown where it is', () => {
  const message = failureOf(() => expect(entries).not.toHaveJournalled('backup.started'))
  expect(message).toContain('The journal has backup.started, which it should not have.')
  expect(message).toContain('> 2019-09-11T10:00:00.000Z fi job backup.started')
})

test('a refused handshake is known by its category, its sides and their lists', () => {
  const facts = { category: 'mac', client: 'fi', server: 'old', offers: ['hmac-sha1', 'hmac-md5'] }
  expect(refusal).toHaveRefusedHandshake()
  expect(refusal).toHaveRefusedHandshake({ ...facts, allows: ['hmac-sha2-256'] })
  expect(refusal).toHaveRefusedHandshake({ category: 'macToServer' })
  expect(refusal).not.toHaveRefusedHandshake({ category: 'cipher' })
  expect(refusal).not.toHaveRefusedHandshake({ ...facts, client: 'other' })
  expect(refusal).not.toHaveRefusedHandshake({ ...facts, offers: ['hmac-sha1'] })
})

test('a handshake that was refused otherwise is explained', () => {
  const message = failureOf(() => expect(refusal).toHaveRefusedHandshake({ category: 'kex' }))
  expect(message).toContain('There is no refused handshake with category kex. These were refused:')
  expect(message).toContain('hmac-sha2-256')
  expect(message).toContain('No MAC in common')
  expect(failureOf(() => expect(entries).toHaveRefusedHandshake())).toContain('None was refused.')
})

test('a real appliance that is refused says so', async ({ lab }) => {
  await meetOldServer(lab)
  expect(lab).toHaveRefusedHandshake({ client: 'fi', server: 'server' })
  expect(lab).toHaveJournalled('backup.failed')
  expect(lab).toHaveNoSecret()
})

test('a secret in the journal is found and not shown', () => {
  const leak = [entry('fi', 'job', 'backup.failed', { host: 'h', reason: 'hunter22 was wrong' })]
  const message = failureOf(() => expect(leak).toHaveNoSecret('hunter22'))
  expect(message).toContain('The journal has a secret in backup.failed of fi')
  expect(message).not.toContain('hunter22')
  expect(leak).toHaveNoSecret()
  const url = [entry('fi', 'job', 'dial.failed', { to: 'sftp://u:pw1234@h/', reason: 'x' })]
  expect(url).not.toHaveNoSecret()
})

test("the password of a lab's appliance is one of its secrets", async ({ lab }) => {
  const server = await lab.start(backupServer({ password: 'correct horse' }))
  const journal = () => [entry('a', 'b', 'dial.failed', { to: 'x', reason: 'correct horse' })]
  expect(lab).toHaveNoSecret()
  expect({ journal, actors: () => [server] }).not.toHaveNoSecret()
})

test('a scenario is played, passes, and leaves its evidence', async ({ lab }) => {
  const story = scenario({
    title: 'A client logs in',
    story: 'It. Logs. In.',
    references: [],
    tags: [],
    lab: {
      start: '2020-01-01',
      cast: { server: backupServer(), desk: workstation() },
    },
    async script({ server, desk, step }) {
      await step('it logs in', async ({ claim }) => {
        const attempt = await desk.ssh(server)
        claim('there is a login', attempt.ok || !attempt.reason.includes('refused'))
      })
    },
  })
  const result = await lab.play(story)
  expect(result).toHavePassed()
  expect(result).toHaveJournalled('handshake.agreed', { role: 'server' })
  expect(result).toHaveDigest(await lab.play(story))
  expect(result).toHaveDigest(result.digest)
  const other = await lab.play(story, { seed: 'other' })
  expect(failureOf(() => expect(other).toHaveDigest(result))).toContain('They part here:')
})

test('a scenario that fails shows the claim and the journal', async ({ lab }) => {
  const result = await lab.play(
    scenario({
      title: 'Nothing holds',
      story: 'It. Does. Not.',
      references: [],
      tags: [],
      lab: { start: '2020-01-01', cast: { server: backupServer() } },
      script: ({ step }) => step('it fails', async ({ claim }) => claim('2 is 1', false, 'two')),
    }),
  )
  const message = failureOf(() => expect(result).toHavePassed())
  expect(message).toContain(
    '"Nothing holds" has the verdict failed, in the step "it fails": 2 is 1',
  )
  expect(message).toContain('Seen instead: two')
  expect(message).toContain('claim.judged')
})

test('a value without evidence is refused', () => {
  expect(() => expect(7).toHaveJournalled('login.*')).toThrow(
    'Cannot judge with toHaveJournalled: the value has no journal.',
  )
})
