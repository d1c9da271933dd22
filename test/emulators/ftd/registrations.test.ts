import { expect, test } from 'vitest'
import { fmcEnd } from '../sftunnel/tunnel-end.ts'
import { EXPIRED_MS, FOLDER, MANAGER, managedDevice } from './managed-device.ts'

test('show managers says Completed whether the tunnel stands or not', async () => {
  const { lab, handle, exec } = await managedDevice()
  const completed = [
    'Type                      : Manager',
    'Host                      : 10.48.79.232',
    'Display name              : 10.48.79.232',
    'Version                   : 7.2.5 (Build 208)',
    'Identifier                : fmc00000-4347-11ef-aca1-f3aa241412a1',
    'Registration              : Completed',
    'Management type           : Configuration and analytics',
    '',
  ].join('\n')
  expect((await exec('show managers')).output).toBe(completed)
  await lab.advance(EXPIRED_MS)
  handle.restartSftunnel()
  await lab.advance(60_000)
  expect(handle.tunnel()).toBe('down')
  expect((await exec('show managers')).output).toContain('Registration              : Completed')
})

test('a manager that is added is pending until it adds the device, and is deleted with its folder', async () => {
  const device = await managedDevice({ managers: [] })
  const cli = await device.visit()
  cli.turnPage()
  await cli.type(`configure manager add ${MANAGER} Cisco-123 nat1010\r`)
  expect(cli.shown()).toContain('\nManager successfully configured.\n> ')
  await cli.type('show managers\r')
  expect(cli.shown()).toContain('Registration              : Pending\n')
  await cli.type('sftunnel-status-brief\r')
  expect(cli.shown()).toContain('PEER:10.48.79.232\nRegistration: Pending.\n')
  device.fmc.tunnel.learn({
    uuid: '10.48.67.54',
    name: 'BSNS-1120-1',
    role: 'device',
    host: '10.48.67.54',
    registration: 'pending',
    claim: { key: 'Cisco-123', natId: 'nat1010' },
  })
  expect(await device.handle.comesUp()).toBe(true)
  expect(device.handle.readFile(`${FOLDER}/sftunnel.json`)).toContain(MANAGER)
  cli.turnPage()
  await cli.type('configure manager delete\r')
  expect(cli.shown()).toMatch(/\nDo you want to continue\[yes\/no\]:$/)
  await cli.type('yes\r')
  expect(cli.shown()).toContain('Manager successfully deleted.\n')
  expect(device.handle.readFile(`${FOLDER}/cacert.pem`)).toBeUndefined()
  expect(JSON.stringify(device.lab.journal.entries())).not.toContain('Cisco-123')
})

test('a device has at most two managers, and DONTRESOLVE needs a NAT id', async () => {
  const { exec } = await managedDevice({ profile: '7.6' })
  expect((await exec('configure manager add DONTRESOLVE Cisco-123')).output).toBe(
    'A NAT ID is required when the manager is not addressable.\n',
  )
  expect((await exec('configure manager add 10.0.0.9 Cisco-123')).output).toBe(
    'Manager 10.0.0.9 successfully configured.\nPlease make note of reg_key as this will be required while adding Device in FMC.\n',
  )
  expect((await exec('configure manager add 10.0.0.10 Cisco-123')).output).toBe(
    'Cannot add another manager: 2 managers are configured.\n',
  )
  expect((await exec('configure manager edit 10.0.0.12 hostname 10.0.0.11')).output).toBe(
    'No manager with identifier 10.0.0.12.\n',
  )
  expect((await exec('configure manager delete')).output).toBe(
    'More than one manager is configured. Specify the identifier.\n',
  )
})

test('a pending manager with another address is called there, with the same key', async () => {
  const device = await managedDevice({ managers: [] })
  const { lab, handle, exec } = device
  await exec('configure manager add 10.48.79.99 Cisco-123')
  device.fmc.tunnel.learn({
    uuid: '10.48.67.54',
    name: 'BSNS-1120-1',
    role: 'device',
    host: '10.48.67.54',
    registration: 'pending',
    claim: { key: 'Cisco-123' },
  })
  await lab.advance(120_000)
  expect(handle.managers()).toMatchObject([{ registration: 'pending' }])
  expect((await exec(`configure manager edit 10.48.79.99 hostname ${MANAGER}`)).output).toBe(
    'Updating hostname from 10.48.79.99 to 10.48.79.232\nManager hostname updated.\n',
  )
  expect((await exec('show managers')).output).toContain(
    'Host                      : 10.48.79.232\n',
  )
  expect(await handle.comesUp()).toBe(true)
})

test('a device that deletes its manager lets it in no more, and says so to nobody', async () => {
  const { lab, handle, fmc, visit, exec } = await managedDevice()
  const cli = await visit()
  await cli.type('configure manager delete\r')
  await cli.type('yes\r')
  await lab.advance(600_000)
  expect(handle.managers()).toEqual([])
  expect((await exec('sftunnel-status-brief')).output).toBe('')
  expect((await exec('show managers')).output).toBe('No managers configured.\n')
  expect(fmc.tunnel.peers()).toMatchObject([{ registration: 'completed', channels: [] }])
  expect(fmc.messages()).toMatch(
    /Connected to 10\.48\.67\.54 from .*\n.* Connect:SSL handshake failed\n/,
  )
})

test.each([
  ['6.2.3', ['Type', 'Host', 'Registration'], ['Type', 'Host', 'Registration']],
  ['6.6', ['Type', 'Host', 'Registration'], ['Type', 'Host', 'Registration']],
  [
    '7.4',
    ['Type', 'Host', 'Display name', 'Identifier', 'Registration'],
    ['Type', 'Host', 'Display name', 'Version', 'Identifier', 'Registration', 'Management type'],
  ],
  [
    '7.6',
    ['Type', 'Host', 'Display name', 'Identifier', 'Registration'],
    ['Type', 'Host', 'Display name', 'Version', 'Identifier', 'Registration', 'Management type'],
  ],
])(
  'show managers of %s has its own rows, pending and completed',
  async (profile, before, after) => {
    const manager = fmcEnd({ address: MANAGER, profile: profile >= '7.4' ? 'tls-1.3' : '1.1.1' })
    const { exec } = await managedDevice({ model: 'FTDv', profile }, { fmc: manager })
    await exec('configure manager add 10.48.79.99 Cisco-123')
    const { output } = await exec('show managers')
    const [completed = '', pending = ''] = output.split('\n\n')
    const labels = (block: string) =>
      [...block.matchAll(/^(.{1,26}?) *: /gm)].map(([, label]) => label)
    expect(labels(completed)).toEqual(after)
    expect(labels(pending)).toEqual(before)
  },
)

test('a manager with another address is shown under it, and the tunnel is dialled there', async () => {
  const { lab, handle, exec } = await managedDevice()
  expect((await exec(`configure manager edit ${MANAGER} hostname 10.48.79.99`)).output).toBe(
    'Updating hostname from 10.48.79.232 to 10.48.79.99\nManager hostname updated.\n',
  )
  expect((await exec('show managers')).output).toContain(
    'Host                      : 10.48.79.99\n',
  )
  handle.restartSftunnel()
  await lab.advance(5_000)
  expect(handle.log().join('\n')).toContain('Initiating IPv4 connection to 10.48.79.99:8305/tcp')
})

test('a device with two managers has a tunnel and a folder for each', async () => {
  const { handle, exec, visit } = await managedDevice(
    { managers: ['fmc', 'second'] },
    { second: fmcEnd({ address: '10.48.79.233' }) },
  )
  expect([handle.tunnel(MANAGER), handle.tunnel('10.48.79.233')]).toEqual(['up', 'up'])
  expect((await exec('show managers')).output.match(/^Type/gm)).toHaveLength(2)
  const cli = await visit()
  await cli.type('expert\r')
  cli.turnPage()
  await cli.type('ls /var/sf/peers\r')
  expect(cli.shown()).toMatch(/fmc00000-\S+ +second00-/)
})
