import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { startDevice, test } from './ftd-lab.ts'

test('expert opens a shell, sudo su makes it the shell of root, and exit leads back', async ({
  cli,
}) => {
  await holds(
    cli,
    `
    > ▸expert
    admin@BSNS-1120-1:~$ ▸sudo su

    We trust you have received the usual lecture from the local System
    Administrator. It usually boils down to these three things:

        #1) Respect the privacy of others.
        #2) Think before you type.
        #3) With great power comes great responsibility.

    Password: ▹ftd-secret
    root@BSNS-1120-1:/home/admin# ▸cd /var/sf/peers
    root@BSNS-1120-1:/var/sf/peers# ▸exit
    exit
    admin@BSNS-1120-1:~$ ▸exit
    logout
    > ▸show managers
    No managers configured.
    > ▸
    `,
  )
})

test('releases 6.4 to 6.6 print a notice before the shell', async () => {
  const device = await startDevice({ profile: '6.6', model: '1120' })
  const cli = await device.visit()
  cli.turnPage()
  await cli.type('expert\r')
  expect(cli.shown()).toContain(
    'NOTICE - Shell access will be deprecated in future releases\n         and will be replaced with a separate expert mode CLI.\n',
  )
})

test('lines that are pasted at once go on in the shell', async ({ device }) => {
  const cli = await device.visit()
  await cli.type('expert\rsudo su\r')
  await cli.type('ftd-secret\r')
  expect(cli.shown()).toMatch(/root@BSNS-1120-1:\/home\/admin# $/)
})

test('without a terminal commands of clish and of the shell are read one after the other', async ({
  device,
}) => {
  const cli = await device.visit(undefined)
  await cli.type('expert\necho from the shell; cat /etc/sf/ims.conf\n')
  expect(cli.shown()).toContain('from the shell\nSWVERSION=7.2.5\nSWBUILD=208\n')
})

test('pmtool needs root in the shell, and knows the processes', async ({ cli }) => {
  await cli.type('expert\r')
  await cli.type('pmtool status\r')
  expect(cli.shown()).toContain('pmtool: you must be root\n')
  await cli.type('sudo su\r')
  await cli.type('ftd-secret\r')
  await cli.type('pmtool status | grep -A 1 sftunnel\r')
  expect(cli.shown()).toMatch(
    /sftunnel \(system\) - Running \d+\nCommand: \/ngfw\/usr\/local\/sf\/bin\/sftunnel -d -f \/etc\/sf\/sftunnel.conf\n/,
  )
})

test('sftunnel that somebody disables stays away over a reboot until it is enabled', async ({
  device,
  cli,
}) => {
  await cli.type('pmtool disablebyid sftunnel\r')
  expect(device.handle.state()).toBe('running.tunnelDisabled')
  await cli.type('pmtool status\r')
  expect(cli.shown()).toContain('sftunnel (system) - User Disabled\n')
  expect(await device.handle.reboot()).toBe(true)
  expect(device.handle.state()).toBe('running.tunnelDisabled')
  const again = await device.visit()
  await again.type('pmtool EnableByID sftunnel\r')
  expect(device.handle.state()).toBe('running.tunnelling')
})

test('a restart gives sftunnel another process id', async ({ device, cli }) => {
  await cli.type('pmtool status\r')
  const before = /sftunnel \(system\) - Running (\d+)/.exec(cli.shown())?.[1]
  await cli.type('pmtool restartbyid sftunnel\r')
  await device.lab.advance(60_000)
  cli.turnPage()
  await cli.type('pmtool status\r')
  const after = /sftunnel \(system\) - Running (\d+)/.exec(cli.shown())?.[1]
  expect(after).toBeDefined()
  expect(after).not.toBe(before)
})

test.for(['\r', '\n', '\r\n'])(
  'lines pasted behind the exit of the shell go to clish, ended by %j',
  async (end, { device }) => {
    const cli = await device.visit()
    cli.turnPage()
    const lines = ['expert', 'echo in the shell', 'exit', 'show time', 'expert', 'whoami', 'exit']
    await cli.type(`${[...lines, 'show managers'].join(end)}${end}`)
    await device.lab.advance(0)
    const shown = cli.shown().replaceAll(/^admin@\S+ /gm, '$ ')
    expect(shown).toMatch(
      /^> expert\n\$ echo in the shell\nin the shell\n\$ exit\nlogout\n> show time\n(.*\n)+> expert\n\$ whoami\nadmin\n\$ exit\nlogout\n> show managers\nNo managers configured\.\n\n?> $/,
    )
  },
)

test('netstat has the listener of the tunnel', async ({ cli }) => {
  await cli.type('expert\r')
  cli.turnPage()
  await cli.type('netstat -an | grep 8305\r')
  expect(cli.shown()).toContain(
    '\ntcp        0      0 10.48.67.54:8305        0.0.0.0:*               LISTEN',
  )
})

test('reboot in the shell ends it with the device', async ({ device, cli }) => {
  await cli.type('expert\r')
  await cli.type('sudo reboot\r')
  await cli.type('ftd-secret\r')
  expect(cli.isThere()).toBe(false)
  expect(device.handle.state()).toBe('rebooting')
})

test('an upgrade changes what the files and screens say', async ({ device }) => {
  expect(await device.handle.upgrade('7.6')).toBe(true)
  expect(device.handle.readFile('/etc/sf/ims.conf')).toContain('SWVERSION=7.6.0\nSWBUILD=113\n')
  expect((await device.exec('show version')).output).toContain('Version 7.6.0 (Build 113)')
  expect(device.journal('firmware.upgraded')).toEqual([{ from: '7.2', to: '7.6' }])
})
