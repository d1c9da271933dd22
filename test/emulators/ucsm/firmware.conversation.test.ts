import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { startInterconnect, test } from './interconnect.ts'

const MINUTES = 60_000

test('install infra shows its checklist, asks, and upgrades: sessions end and the release is new', async () => {
  const fi = await startInterconnect({ profile: '4.0(1d)' })
  const cli = await fi.visit()
  await holds(
    cli,
    `
    UCS-A# ▸scope firmware
    UCS-A /firmware # ▸scope auto-install
    UCS-A /firmware/auto-install # ▸install infra infra-vers 4.0(2a)A
    This operation upgrades firmware on UCS Infrastructure Components
    (UCS manager, Fabric Interconnects and IOMs).
    Here is the checklist of things that are recommended before starting Auto-Install
    (1) Review current critical/major faults
    (2) Initiate a configuration backup
    (3) Check if Management Interface Monitoring Policy is enabled
    (4) Check if there is a pending Fabric Interconnect Reboot activitiy
    (5) Ensure NTP is configured
    (6) Check if any hardware (fabric interconnects, io-modules, servers or adapters) is unsupported in the target release
    Do you want to proceed? (yes/no): ▸yes

    Triggering Install-Infra with:
       Infrastructure Pack Version: 4.0(2a)A
    UCS-A /firmware/auto-install # ▸
    `,
  )
  expect(fi.lab.appliance('fi').profile()).toBe('4.0(1d)')
  await fi.lab.advance(MINUTES)
  expect(cli.isThere()).toBe(false)
  expect(fi.lab.appliance('fi').state()).toBe('activating')
  await fi.lab.advance(10 * MINUTES)
  const again = await fi.visit()
  await again.type('show version\r')
  expect(again.shown()).toContain('System version: 4.0(2a)')
})

test('an installation that is not wanted, or of an unknown release, does nothing', async ({
  fi,
  cli,
}) => {
  await cli.type('scope firmware\rscope auto-install\r')
  await cli.type('install infra infra-vers 3.2(3d)A\rno\r')
  await cli.type('install infra infra-vers 9.9(1a)A\r')
  expect(cli.shown()).toContain('Error: Update failed: [The specified version is not available]\n')
  await fi.lab.advance(10 * MINUTES)
  expect(fi.journal('firmware.upgraded')).toEqual([])
})

test('activate firmware asks, and takes effect at the commit', async ({ fi, cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸activate firmware 3.2(3d)
    As part of activation, all cli sessions will be terminated.
    Continue with activation? (yes/no) ▸yes
    UCS-A /system* # ▸show configuration pending
     scope system
    +    activate firmware 3.2(3d)
     exit
    UCS-A /system* # ▸
    `,
  )
  await cli.type('commit-buffer\r')
  expect(cli.isThere()).toBe(false)
  expect(fi.journal('firmware.upgraded')).toEqual([{ from: '4.0(2a)', to: '3.2(3d)' }])
})

test('packages and images have the names of the model', async () => {
  const fi = await startInterconnect({ platform: '6454' })
  const cli = await fi.visit()
  await cli.type('scope firmware\rshow package\rshow image\rshow download-task\r')
  const shown = cli.shown()
  expect(shown).toContain('ucs-6400-k9-bundle-infra.4.0.2a.A.bin         4.0(2a)A\n')
  expect(shown).toContain(
    `${'ucs-6400-k9-system.7.0.3.N2.4.02a.bin'.padEnd(46)}Fabric Interconnect System\n${' '.repeat(67)}7.0(3)N2(4.02a)\n`,
  )
  expect(shown).toContain('ucs-manager-k9.4.0.2a.bin')
})
