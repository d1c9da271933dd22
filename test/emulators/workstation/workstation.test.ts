import { expect, onTestFinished, test } from 'vitest'
import { ucsm, workstation } from '../../../emulators/index.ts'
import type { WorkstationHandle } from '../../../emulators/workstation/index.ts'
import { workstationProfiles } from '../../../emulators/workstation/profiles.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

/** A workstation before an interconnect. */
async function sitDown(client: string, firmware = '4.0(2a)') {
  const lab = await stillLab(
    { fi: ucsm({ profile: firmware }), desk: workstation({ profile: client }) },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const fi = lab.appliance('fi')
  const { ssh, upgrade } = lab.appliance('desk').handle as WorkstationHandle
  const target = { name: 'fi', address: fi.address, ...fi.credentials[0]! }
  const journal = (appliance: string, event: string) =>
    lab.journal.entries({ appliance, event }).map(({ data }) => data)
  return { lab, ssh: () => ssh(target), upgrade, journal }
}

/** Which clients find something in common with 4.0(2a), by their lists. */
const MEET = [
  'openssh-6.6.1',
  'openssh-7.5',
  'openssh-8.8',
  'openssh-9.2',
  'openssh-10.0',
  'putty-0.78',
  'paramiko-2.12',
  'jsch-0.1.54',
]

test.each(Object.keys(workstationProfiles))('%s and 4.0(2a) agree, or do not', async (client) => {
  const { ssh, journal } = await sitDown(client)
  const outcome = await ssh()
  expect(outcome.ok).toBe(MEET.includes(client))
  expect(journal('fi', outcome.ok ? 'handshake.agreed' : 'handshake.refused')).toHaveLength(1)
  expect(journal('desk', outcome.ok ? 'handshake.agreed' : 'handshake.refused')).toHaveLength(1)
  expect(journal('fi', 'ident.received')).toEqual([
    { ident: expect.stringContaining(workstationProfiles[client]!.ident) },
  ])
})

test.each(Object.keys(workstationProfiles))(
  '%s logs in to firmware before 4.0(2a)',
  async (client) => {
    const { ssh } = await sitDown(client, '4.0(1d)')
    const outcome = await ssh()
    if (!outcome.ok) return expect.fail(outcome.reason)
    expect(outcome.session.prompt()).toBe('UCS-A# ')
  },
)

test('a new client is used from the next login on', async () => {
  const { ssh, upgrade, lab, journal } = await sitDown('putty-0.62')
  expect((await ssh()).ok).toBe(false)
  upgrade('putty-0.78')
  expect(lab.appliance('desk').profile()).toBe('putty-0.78')
  expect(journal('desk', 'firmware.upgraded')).toEqual([{ from: 'putty-0.62', to: 'putty-0.78' }])
  expect((await ssh()).ok).toBe(true)
})

test('a client that nobody knows is not installed', async () => {
  const { upgrade, lab } = await sitDown('putty-0.62')
  upgrade('putty-9.9')
  expect(lab.appliance('desk').profile()).toBe('putty-0.62')
})
