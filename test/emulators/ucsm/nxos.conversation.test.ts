import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { startInterconnect, test } from './interconnect.ts'

test('NX-OS greets, has its own prompt and its own errors', async ({ cli }) => {
  await cli.type('connect nxos a\r')
  expect(cli.shown()).toContain('\nCisco Nexus Operating System (NX-OS) Software\n')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A(nxos)# ▸terminal width 511
    UCS-A(nxos)# ▸terminal length 0
    UCS-A(nxos)# ▸show foo
                      ^
    % Invalid command at '^' marker.
    UCS-A(nxos)# ▸show ssh server
    ssh version 2 is enabled
    UCS-A(nxos)# ▸show clock
    Wed Sep 11 10:00:00 UTC 2019
    UCS-A(nxos)# ▸show version | include system:
      system:    version 5.0(3)N2(4.02a)
    UCS-A(nxos)# ▸commit-buffer
                 ^
    % Invalid command at '^' marker.
    UCS-A(nxos)# ▸exit
    UCS-A# ▸bogus
           ^
    % Invalid Command at '^' marker
    UCS-A# ▸
    `,
  )
})

test('the prompt is nx-os on a 6454 from 4.2 on', async () => {
  const fi = await startInterconnect({ platform: '6454', profile: '4.2(3d)' })
  const cli = await fi.visit()
  await cli.type('connect nxos\r')
  expect(cli.shown()).toMatch(/\nUCS-A\(nx-os\)# $/)
})

test('interfaces, the running configuration and the users are shown', async ({ fi, cli }) => {
  await cli.type('scope system\rscope services\rcreate ntp-server 10.1.1.1\rcommit-buffer\rtop\r')
  await cli.type('connect nxos\r')
  const screens = [
    ['show interface brief', /^mgmt0 {2}-- {11}up {5}10\.48\./m],
    ['show interface status', /^Eth1\/1 +-- +connected +trunk /m],
    ['show running-config', /^hostname UCS-A\nntp server 10\.1\.1\.1\nvlan 1\n/m],
    ['show users', /^admin {4}pts\/0 +Sep 11 10:00 /m],
  ] as const
  for (const [line, screen] of screens) {
    cli.turnPage()
    await cli.type(`${line}\r`)
    expect(cli.shown()).toMatch(screen)
  }
  expect(fi.lab.crashes).toEqual([])
})
