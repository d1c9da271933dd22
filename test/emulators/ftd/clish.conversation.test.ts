import { expect } from 'vitest'
import { profiles } from '../../../emulators/ftd/profiles.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { startDevice, test } from './ftd-lab.ts'

test('the text after a login names release and model', async () => {
  const device = await startDevice({ profile: '6.4', model: '1120' })
  const first = await device.visit()
  expect(first.shown()).toBe(
    [
      "Successful login attempts for user 'admin' : 1",
      '',
      'Copyright 2004-2019, Cisco and/or its affiliates. All rights reserved. ',
      'Cisco is a registered trademark of Cisco Systems, Inc. ',
      'All other trademarks are property of their respective owners.',
      '',
      'Cisco Fire Linux OS v6.4.0 (build 2)',
      'Cisco Firepower 1120 Threat Defense v6.4.0.9 (build 62)',
      '',
      '> ',
    ].join('\n'),
  )
  const second = await device.visit()
  expect(second.shown()).toMatch(
    /^Last login: Mon Oct 14 12:41:00 2024 from \S+\nSuccessful login attempts for user 'admin' : 2\n/,
  )
})

test.for(Object.keys(profiles))('the banner of release %s on a virtual device', async (profile) => {
  const device = await startDevice({ profile })
  const { operatingSystem, version, build, brand } = profiles[profile]!
  const cli = await device.visit()
  expect(cli.shown()).toContain(
    `${operatingSystem}\n${brand} Threat Defense for VMware v${version} (build ${build})\n`,
  )
})

test('a release does not run on a model that came after it', async () => {
  await expect(startDevice({ profile: '7.0', model: '3110' })).rejects.toThrow(/"?3110"?/)
  const device = await startDevice({ profile: '7.4', model: '3110' })
  expect((await device.exec('show version')).output).toContain(
    'Model                     : Cisco Secure Firewall 3110 Threat Defense (80) Version 7.4.2 (Build 172)',
  )
})

test('show version has the UUID in a frame of 52 columns', async ({ device, cli }) => {
  await holds(
    cli,
    `
    > ▸show version
    ------------------[ BSNS-1120-1 ]-------------------
    Model                     : Cisco Firepower 1120 Threat Defense (78) Version 7.2.5 (Build 208)
    UUID                      : ${device.handle.uuid()}
    LSP version               : lsp-rel-20230712-1712
    VDB version               : 361
    ----------------------------------------------------
    > ▸
    `,
  )
  expect(device.handle.uuid()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-11ee-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
})

test('show network has the management interface of the model', async ({ cli }) => {
  await cli.type('show network\r')
  expect(cli.shown()).toContain(
    '\n==================[ management0 ]===================\nAdmin State               : enabled\n',
  )
  expect(cli.shown()).toContain('Address                   : 10.48.67.54\n')
})

test('a virtual device of 6.6 has br1, and changed settings are shown', async () => {
  const device = await startDevice({ profile: '6.6' })
  const cli = await device.visit()
  cli.turnPage()
  await holds(
    cli,
    `
    > ▸configure network ipv4 manual 10.48.67.60 255.255.255.0 10.48.67.1
    Setting IPv4 network configuration...
    Network settings changed.
    > ▸
    `,
  )
  await cli.type('show network\r')
  expect(cli.shown()).toContain('======================[ br1 ]=======================')
  expect(cli.shown()).toContain('Address                   : 10.48.67.60\n')
})

test('show time is the time of the device, whose clock may be wrong', async () => {
  const device = await startDevice({ clockSkew: '-400d' })
  const { output } = await device.exec('show time')
  expect(output).toContain('UTC -           Sun Sep 10 12:41:00 UTC 2023\n')
})

test('a device without a manager says so, and has nothing to say of tunnels', async ({ cli }) => {
  await holds(
    cli,
    `
    > ▸show managers
    No managers configured.
    > ▸sftunnel-status-brief
    > ▸configure manager delete
    No managers configured.
    > ▸
    `,
  )
})

test('lines that are not understood ring the bell', async ({ cli }) => {
  await holds(
    cli,
    `
    > ▸show
    \u0007Syntax error: The command is not completed
    > ▸bogus
    \u0007Syntax error: Illegal command line
    > ▸sho man
    No managers configured.
    > ▸
    `,
  )
})

test('a question mark lists what may follow', async ({ cli }) => {
  await cli.type('show ?')
  expect(cli.shown()).toContain('  managers         Show managing Defense Centers\n')
})

test('reboot asks first, ends every session and brings the device back', async ({
  device,
  cli,
}) => {
  await holds(
    cli,
    `
    > ▸reboot
    This command will reboot the system.  Continue?
    Please enter 'YES' or 'NO': ▸maybe
    Please enter 'YES' or 'NO': ▸no
    > ▸
    `,
  )
  await cli.type('reboot\r')
  await cli.type('YES\r')
  expect(cli.isThere()).toBe(false)
  await expect(device.visit()).rejects.toThrow(/not connected|not logged in/)
  await device.lab.advance(3_600_000)
  expect(device.handle.state()).toBe('running.tunnelling')
  expect((await device.visit()).isThere()).toBe(true)
})

test('a device that was shut down waits until it is switched on', async ({ device, cli }) => {
  await cli.type('shutdown\r')
  await cli.type('yes\r')
  expect(device.handle.state()).toBe('off')
  await device.lab.advance(86_400_000)
  expect(device.handle.state()).toBe('off')
  expect(await device.handle.switchOn()).toBe(true)
})
