import { expect, test } from 'vitest'
import { workstation } from '../../../emulators/index.ts'
import type { WorkstationHandle } from '../../../emulators/workstation/index.ts'
import { startDevice } from './ftd-lab.ts'

const OPERATOR = '10.48.79.10'

/** A device, and somebody elsewhere with an SSH client. */
async function startBoth() {
  const device = await startDevice({}, { desk: workstation({ address: '10.1.1.5' }) })
  const { ssh } = device.lab.appliance('desk').handle as WorkstationHandle
  const target = {
    name: 'ftd',
    address: '10.48.67.54',
    username: 'admin',
    password: 'ftd-secret',
  }
  return { ...device, fromDesk: () => ssh(target) }
}

test('SSH comes from everywhere until there is a list', async () => {
  const { exec, fromDesk } = await startBoth()
  expect((await exec('show ssh-access-list')).output).toBe(
    'ACCEPT     tcp  --  anywhere             anywhere             state NEW tcp dpt:ssh\n',
  )
  expect((await fromDesk()).ok).toBe(true)
})

test('whoever is not on the list meets silence, and whoever is on it is let in', async () => {
  const { exec, fromDesk, lab, journal } = await startBoth()
  const before = journal('connection.opened').length
  expect((await exec(`configure ssh-access-list ${OPERATOR},10.1.2.0/24`)).output).toBe(
    'The ssh access list was changed successfully.\n',
  )
  const atMs = lab.clock.now()
  const refused = fromDesk()
  await lab.clock.until(() => lab.clock.now() >= atMs + 120_000, 240_000)
  expect(await refused).toEqual({ ok: false, reason: 'connection timed-out' })
  expect(journal('connection.opened')).toHaveLength(before + 1)
  expect((await exec('show ssh-access-list')).output).toBe(
    [
      'ACCEPT     tcp  --  10.48.79.10          anywhere             state NEW tcp dpt:ssh',
      'ACCEPT     tcp  --  10.1.2.0/24          anywhere             state NEW tcp dpt:ssh',
      '',
    ].join('\n'),
  )
  await exec(`configure ssh-access-list ${OPERATOR},10.1.0.0/16`)
  expect((await fromDesk()).ok).toBe(true)
})

test('a list with something that is no network is not taken', async () => {
  const { exec } = await startBoth()
  for (const list of ['10.1.1.256', '10.1.1.0/33', 'desk.example.com', '10.1.1.1,'])
    expect((await exec(`configure ssh-access-list ${list}`)).output).not.toContain('successfully')
})
