import { expect, onTestFinished, test } from 'vitest'
import { ucsm } from '../../../emulators/index.ts'
import { loginTo } from '../../../src/emulator/operator-session.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

const MINUTES = 60_000

/** A cluster, and somebody at the prompt of fabric A. */
async function startCluster() {
  const shared = { password: 'fi-secret', platform: '6332' } as const
  const lab = await stillLab(
    {
      a: ucsm({ ...shared, fabric: 'A', peer: 'b' }),
      b: ucsm({ ...shared, fabric: 'B', peer: 'a' }),
    },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const login = (name: 'a' | 'b') => {
    const { address } = lab.appliance(name)
    return loginTo({ name, address, username: 'admin', password: 'fi-secret' }, lab.operator)
  }
  return { lab, login, cli: await login('a') }
}

test('NX-OS of the other interconnect has its prompt and its data', async () => {
  const { lab, cli } = await startCluster()
  await cli.enter('connect nxos b')
  expect(cli.prompt()).toBe('UCS-B(nxos)# ')
  expect(await cli.enter('show hostname')).toBe('UCS-B')
  expect(await cli.enter('show ip interface brief vrf management')).toContain(
    lab.appliance('b').address,
  )
  expect(await cli.enter('show ssh key rsa')).toContain(lab.appliance('b').hostKeys()[0]!.sha256)
  await cli.enter('exit')
  expect(cli.prompt()).toBe('UCS-A# ')
  await cli.enter('connect nxos')
  expect(cli.prompt()).toBe('UCS-A(nxos)# ')
})

test('local management of the other interconnect has its own files and restarts it', async () => {
  const { lab, login, cli } = await startCluster()
  await cli.enter('connect local-mgmt b')
  expect(cli.prompt()).toBe('UCS-B(local-mgmt)# ')
  await cli.enter('mkdir over-there')
  expect(await cli.enter('ls')).toContain('over-there')
  await cli.enter('end')
  await cli.enter('connect local-mgmt a')
  expect(await cli.enter('ls')).not.toContain('over-there')
  await cli.enter('end')
  await cli.enter('connect local-mgmt b')
  expect(await cli.enter('reboot')).toContain('Connection to UCS-B closed by remote host.')
  expect(cli.prompt()).toBe('UCS-A# ')
  expect(lab.journal.entries({ appliance: 'b', event: 'appliance.rebooted' })).toHaveLength(1)
  expect(lab.journal.entries({ appliance: 'a', event: 'appliance.rebooted' })).toEqual([])
  expect(await cli.enter('connect nxos b')).toBe(
    'ssh: connect to fabric interconnect B port 22: No route to host',
  )
  expect(cli.prompt()).toBe('UCS-A# ')
  await lab.advance(10 * MINUTES)
  const other = await login('b')
  await other.enter('connect local-mgmt')
  expect(await other.enter('ls')).toContain('over-there')
})

test('whoever is at the other interconnect when it goes down comes back', async () => {
  const { lab, login, cli } = await startCluster()
  await cli.enter('connect nxos b')
  const other = await login('b')
  await other.enter('connect local-mgmt')
  await other.enter('reboot')
  await lab.advance(1_000)
  expect(await cli.enter('show clock')).toBe('Connection to UCS-B closed by remote host.')
  expect(cli.prompt()).toBe('UCS-A# ')
  expect(lab.crashes).toEqual([])
})

test('an interconnect that stands alone knows no other', async () => {
  const lab = await stillLab({ fi: ucsm({ password: 'fi-secret' }) }, { keyFolder: keyFolder() })
  onTestFinished(() => lab.stop('the test is over'))
  const { address } = lab.appliance('fi')
  const who = { name: 'fi', address, username: 'admin', password: 'fi-secret' }
  const cli = await loginTo(who, lab.operator)
  expect(await cli.enter('connect local-mgmt b')).toBe('Error: Managed object does not exist')
})
