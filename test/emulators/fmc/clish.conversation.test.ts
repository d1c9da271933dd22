import { expect } from 'vitest'
import { profiles } from '../../../emulators/fmc/profiles.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { startManager, test } from './fmc-lab.ts'

const releases = Object.entries(profiles).map(([name, profile]) => ({ name, profile }))

test.for(releases)(
  'a login to release $name names it and comes to its prompt',
  async ({ name, profile: { operatingSystem, model, version, build, hasClish } }) => {
    const manager = await startManager({ profile: name })
    const cli = await manager.visit()
    expect(cli.shown()).toContain(`${operatingSystem}\n${model} v${version} (build ${build})\n\n`)
    expect(cli.shown().endsWith(hasClish ? '\n> ' : 'admin@FMC-1:~$ ')).toBe(true)
  },
)

test('show version has the UUID that is also the name of the InternalCA', async ({ manager }) => {
  const cli = await manager.visit()
  cli.turnPage()
  await holds(
    cli,
    `
    > ▸show version
    ---------------------[ FMC-1 ]----------------------
    Model                     : Cisco Secure Firewall Management Center for VMware (66) Version 7.2.5 (Build 208)
    UUID                      : ${manager.fmc.uuid()}
    LSP version               : lsp-rel-20230712-1712
    VDB version               : 361
    ----------------------------------------------------
    > ▸
    `,
  )
})

test('expert and sudo su lead to root, who can look at the InternalCA', async () => {
  const manager = await startManager({ imageBuilt: '2014-10-07' })
  const cli = await manager.visit()
  cli.turnPage()
  await cli.type('expert\r')
  await cli.type('sudo su\r')
  await cli.type('fmc-secret\r')
  cli.turnPage()
  await holds(
    cli,
    `
    root@FMC-1:/Volume/home/admin# ▸cd /etc/sf/ca_root
    root@FMC-1:/etc/sf/ca_root# ▸openssl x509 -dates -noout -in cacert.pem
    notBefore=Oct  7 00:00:00 2014 GMT
    notAfter=Oct  4 00:00:00 2024 GMT
    root@FMC-1:/etc/sf/ca_root# ▸exit
    exit
    admin@FMC-1:~$ ▸exit
    logout
    > ▸
    `,
  )
})

test('the key of the InternalCA is for root only', async ({ manager }) => {
  const cli = await manager.visit()
  await cli.type('expert\r')
  await cli.type('cat /etc/sf/ca_root/private/cakey.pem\r')
  expect(cli.shown()).toContain('cat: /etc/sf/ca_root/private/cakey.pem: Permission denied')
})

test('before 7.0 a command is carried out by the shell', async () => {
  const manager = await startManager({ profile: '6.4' })
  expect((await manager.exec('cat /etc/sf/sf-version')).output).toBe(
    'Cisco Firepower Management Center for VMWare v6.4.0 (build 102)\nCisco Fire Linux OS v6.4.0 (build 2)\n',
  )
})

test('a second login tells of the first one', async ({ manager }) => {
  await manager.visit()
  const cli = await manager.visit()
  expect(cli.shown()).toMatch(/^Last login: Fri Sep 20 04:00:00 UTC 2024 from \S+ on pts\/0\n\n/)
})

test('system reboot asks, and throws everybody out until the manager works again', async ({
  manager,
}) => {
  const cli = await manager.visit()
  cli.turnPage()
  await holds(
    cli,
    `
    > ▸system reboot
    This command will reboot the system.  Continue?
    Please enter 'YES' or 'NO': ▸no
    > ▸
    `,
  )
  await cli.type('system reboot\r')
  await cli.type('YES\r')
  expect(cli.isThere()).toBe(false)
  await expect(manager.visit()).rejects.toThrow(/not connected|not logged in/)
  await manager.lab.advance(3_600_000)
  expect((await manager.visit()).isThere()).toBe(true)
})

test('a manager that was shut down waits until it is switched on', async ({ manager }) => {
  const cli = await manager.visit()
  await cli.type('system shutdown\r')
  await cli.type('yes\r')
  expect(manager.fmc.state()).toBe('off')
  expect(await manager.fmc.switchOn()).toBe(true)
})
