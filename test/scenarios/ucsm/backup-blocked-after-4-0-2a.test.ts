import { expect, test } from 'vitest'
import { backupServer, ucsm } from '../../../emulators/index.ts'
import type { AnyEntry } from '../../../src/journal/entry.ts'
import { outcome, played } from '../played.ts'

const NAME = 'ucsm/backup-blocked-after-4-0-2a'
const place = { address: '10.20.30.9', hostname: 'cop-swinds01.example.com' }

const dataOf = (entries: readonly AnyEntry[], event: string) =>
  entries.filter((entry) => entry.event === event).map(({ data }) => data)

test('with the old server the story holds from the first backup to the repair', async () => {
  const result = await played(NAME)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.steps.map(({ name, part }) => `${part}: ${name}`)).toEqual([
    'script: the backup works before the upgrade',
    'script: the interconnect is upgraded to 4.0(2a)',
    'script: the same backup is refused',
    'script: it is not the password',
    'repair: the server is upgraded',
    'repair: the backup works again and the fault clears',
  ])
})

test('the refused handshake is explained with what both sides have', async () => {
  const { entries } = await played(NAME)
  const refused = entries.filter(
    ({ appliance, event }) => appliance === 'fi' && event === 'handshake.refused',
  )
  expect(refused).toHaveLength(2)
  expect(refused[0]?.data).toMatchObject({
    role: 'client',
    reason: 'no kex in common',
    table: {
      empty: 'kex',
      rows: expect.arrayContaining([
        {
          category: 'kex',
          client: [
            'diffie-hellman-group-exchange-sha256',
            'diffie-hellman-group16-sha512',
            'diffie-hellman-group18-sha512',
          ],
          server: ['diffie-hellman-group14-sha1', 'diffie-hellman-group1-sha1'],
        },
      ]),
    },
  })
})

test("the fault is on the record in the field's form", async () => {
  const { entries } = await played(NAME)
  const shown = dataOf(entries, 'evidence.shown') as { title: string; text: string }[]
  const line = shown.find(({ title }) => title === 'the fault as a poller prints it')?.text
  expect(line).toMatch(
    /^\[Critical\] F999723 \d{7} sys\/backup-cop-swinds01\.example\.com Fsm Failed 1 2019-09-11T\d\d:\d\d:\d\d\.\d{3} 2019-09-11T\d\d:\d\d:\d\d\.\d{3} \[FSM:FAILED\]: internal system backup\(FSM:sam:dme:MgmtBackupBackup\)\. Remote-Invocation-Error: End point timed out\. Check for IP, password, space or access related issues\.#$/,
  )
})

test('what arrives is as long, and hashes to the same, as what was sent', async () => {
  const { entries } = await played(NAME)
  const received = dataOf(entries, 'file.received')
  expect(received).toHaveLength(2)
  expect(dataOf(entries, 'file.sent')).toMatchObject(received)
})

test('a server that is current from the start makes the verdict fail', async () => {
  const swinds01 = backupServer({ ...place, profile: 'openssh-9.2' })
  expect(outcome(await played(NAME, { recast: { swinds01 } }))).toEqual({
    verdict: 'failed',
    step: 'the same backup is refused',
    claim: 'the backup fails',
  })
})

test('an interconnect that is on 4.0(2a) from the start makes the verdict fail', async () => {
  const fi = ucsm({ profile: '4.0(2a)', platform: '6332' })
  expect(outcome(await played(NAME, { recast: { fi } }))).toMatchObject({
    verdict: 'failed',
    step: 'the backup works before the upgrade',
  })
})
