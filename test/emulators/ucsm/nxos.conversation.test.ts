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

test('every show command answers, and what it shows is in the state of the interconnect', async ({
  fi,
  cli,
}) => {
  await cli.type('connect nxos\rterminal length 0\r')
  const screens = [
    ['show interface', /^mgmt0 is up\n[^]*^Ethernet1\/1 is up\n[^]*^Ethernet1\/32 is down/m],
    ['show interface counters', /^Port {10,}InOctets +InUcastPkts\n/m],
    ['show interface trunk', /^Eth1\/1 +1,220$/m],
    ['show interface priority-flow-control', /^Ethernet1\/1 +Auto On /m],
    ['show interface transceiver', /^Ethernet1\/1\n {4}transceiver is present\n/m],
    ['show vlan', /^220 {2}enet {2}CE$/m],
    ['show vlan brief', /^220 {2}vm-data +active {4}Eth1\/1, Eth1\/2/m],
    ['show mac address-table', /^ {3}VLAN {5}MAC Address/m],
    ['show port-channel summary', /^Group Port- +Type/m],
    ['show npv status', /^npiv is enabled$/m],
    ['show npv flogi-table', /^Total number of flogi = 0\.$/m],
    ['show flogi database', /^Total number of flogi = 0\.$/m],
    ['show lldp neighbors', /^Total entries displayed: 0$/m],
    ['show cdp neighbors', /^Total entries displayed: 0$/m],
    ['show fex', /^1 +FEX0001 +Online +UCS-IOM-2304 +FCH17/m],
    ['show inventory', /^PID: UCS-FI-6332 +, VID: V01 , SN: SSI17/m],
    ['show feature', /^telnetServer +1 +disabled$/m],
    ['show logging', /^Logging logfile: +enabled \(Severity: critical\)$/m],
    ['show hostname', /^UCS-A$/m],
    ['show ip interface brief', /^IP Interface Status for VRF "default"\(1\)$/m],
    ['show ip interface brief vrf management', /^mgmt0 +10\.48\.\S+ +protocol-up/m],
  ] as const
  for (const [line, screen] of screens) {
    cli.turnPage()
    await cli.type(`${line}\r`)
    expect(cli.shown(), line).toMatch(screen)
    expect(cli.shown(), line).not.toContain('%')
  }
  expect(fi.lab.crashes).toEqual([])
})

test('show ssh has the host key that the door shows', async ({ fi, cli }) => {
  const [key] = fi.lab.appliance('fi').hostKeys()
  await cli.type('connect nxos\rterminal width 511\r')
  for (const line of ['show ssh', 'show ssh key', 'show ssh key rsa']) {
    cli.turnPage()
    await cli.type(`${line} | no-more\r`)
    expect(cli.shown(), line).toContain(`${key!.sha256}\n`)
  }
})

test('a VLAN and a service that are changed are shown by NX-OS once they are committed', async ({
  cli,
}) => {
  await cli.type('scope system\rscope services\renable telnet-server\r')
  await cli.type('top\rconnect nxos\rshow feature | include telnet\r')
  expect(cli.shown()).toMatch(/telnetServer +1 +disabled/)
  await cli.type('exit\rcommit-buffer\r')
  cli.turnPage()
  await cli.type('connect nxos\rshow feature | include telnet\r')
  expect(cli.shown()).toMatch(/telnetServer +1 +enabled/)
})

test('modes are pushed and popped', async ({ cli }) => {
  await cli.type('connect nxos\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A(nxos)# ▸push
    UCS-A(nxos)# ▸push here
    UCS-A(nxos)# ▸pop here
    UCS-A(nxos)# ▸pop
    UCS-A(nxos)# ▸pop
    Mode stack is empty
    UCS-A(nxos)# ▸pop there
    No mode is saved under this name
    UCS-A(nxos)# ▸
    `,
  )
})

test('the kernel has been up since the last start, in lab time', async ({ fi, cli }) => {
  const uptime = async (visitor: typeof cli) => {
    await visitor.type('connect nxos\rshow version | include uptime\r')
    return /Kernel uptime is (.*)/.exec(visitor.shown())?.[1]
  }
  await fi.lab.advance(93_784_000)
  expect(await uptime(cli)).toBe('1 day(s), 2 hour(s), 3 minute(s), 4 second(s)')
  await cli.type('exit\rconnect local-mgmt\rreboot\ryes\r')
  await fi.lab.advance(420_000 + 61_000)
  expect(await uptime(await fi.visit())).toMatch(
    /^0 day\(s\), 0 hour\(s\), 1 minute\(s\), \d+ second/,
  )
})
