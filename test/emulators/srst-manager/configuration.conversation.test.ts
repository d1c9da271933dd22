import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { startManager, test } from './srst-lab.ts'

test('configuration mode takes settings, their no and default forms, and show', async ({ cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸config t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr-1(config)# ▸hostname branch-mgr
    branch-mgr(config)# ▸ip name-server 10.1.1.1 10.1.1.2
    branch-mgr(config)# ▸ntp server 10.1.1.3 prefer
    branch-mgr(config)# ▸no ntp server 10.48.79.1
    branch-mgr(config)# ▸show running-config | include ntp|name-server
    ip name-server 10.1.1.1 10.1.1.2
    ntp server 10.1.1.3 prefer
    branch-mgr(config)# ▸default ip name-server
    branch-mgr(config)# ▸no ip domain-name
    branch-mgr(config)# ▸show hosts
    Hostname:        branch-mgr
    Domain:
    DNS Server(s):   10.48.79.1
    branch-mgr(config)# ▸no hostname
    srstmgr-1(config)# ▸ip default-gateway 10.1.1.300
                                          ^
    % Invalid input detected at '^' marker.

    srstmgr-1(config)# ▸end
    srstmgr-1# ▸
    `,
  )
})

test('the modes below configuration mode keep their lines in blocks', async ({ cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸conf t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr-1(config)# ▸interface ethernet 0
    srstmgr-1(config-interface)# ▸ip address 10.9.9.9 255.255.0.0
    srstmgr-1(config-interface)# ▸exit
    srstmgr-1(config)# ▸aaa accounting event
    srstmgr-1(aaa-accounting-event)# ▸login
    srstmgr-1(aaa-accounting-event)# ▸logout
    srstmgr-1(aaa-accounting-event)# ▸no login
    srstmgr-1(aaa-accounting-event)# ▸exit
    srstmgr-1(config)# ▸aaa accounting server remote
    srstmgr-1(aaa-accounting)# ▸server address 10.1.1.9
    srstmgr-1(aaa-accounting)# ▸server timeout 5
    srstmgr-1(aaa-accounting)# ▸no server timeout
    srstmgr-1(aaa-accounting)# ▸exit
    srstmgr-1(config)# ▸aaa policy
    srstmgr-1(aaa-policy)# ▸authentication-order remote
    srstmgr-1(aaa-policy)# ▸end
    srstmgr-1# ▸show interfaces | include Internet
      Internet address is 10.9.9.9 mask 255.255.0.0
    srstmgr-1# ▸show running-config | begin aaa
    aaa accounting server remote
     server address 10.1.1.9
    end aaa
    aaa accounting event
     logout
    end aaa
    aaa policy
     authentication-order remote
    end aaa

    backup server url "ftp://127.0.0.1/ftp"

    end
    srstmgr-1# ▸
    `,
  )
})

test('Ctrl-Z goes back to EXEC', async ({ cli }) => {
  await cli.type('conf t\rinterface ethernet 0\r')
  await cli.type('\u001a')
  expect(cli.shown()).toMatch(/\nsrstmgr-1# $/)
})

test('only what write has saved is there after a reload', async ({ srst, cli }) => {
  await cli.type('conf t\rip domain-name kept.example\r')
  await cli.type('end\rwrite\r')
  await cli.type('conf t\rhostname lost\r')
  await cli.type('end\rreload\r')
  await cli.type('y\r')
  expect(cli.isThere()).toBe(false)
  expect(srst.handle.state()).toBe('reloading')
  await srst.handle.isBack()
  const after = await srst.visit()
  await holds(
    after,
    `
    srstmgr-1# ▸show running-config | include domain
    ip domain-name kept.example
    srstmgr-1# ▸
    `,
  )
  expect(srst.journal('appliance.rebooted')).toEqual([{ reason: 'reload' }])
})

test('write erase asks, and leaves what the first setup made', async ({ srst, cli }) => {
  await cli.type('conf t\rip domain-name gone.example\r')
  await cli.type('end\rcopy running-config startup-config\r')
  await cli.type('write erase\r')
  await cli.type('\r')
  expect(srst.handle.startupConfig()).toContain('gone.example')
  await cli.type('erase startup-config\r')
  await cli.type('y\r')
  expect(srst.handle.startupConfig()).not.toContain('gone.example')
  expect(srst.handle.runningConfig()).toContain('gone.example')
})

const PIN =
  'security ssh knownhost 10.30.30.100 ssh-rsa a5:3a:12:6d:e9:48:a3:34:be:8f:ee:50:30:e5:e6:c3'

test('pins survive write and reload', async ({ srst, cli }) => {
  await cli.type(`conf t\r${PIN}\r`)
  await cli.type('end\rwrite\r')
  await cli.type('reload\r')
  await cli.type('y\r')
  await srst.handle.isBack()
  expect(srst.handle.runningConfig()).toContain(PIN)
  expect(srst.journal('hostkey.pinned')).toHaveLength(1)
})

test('with savesPins off, write leaves pins out', async () => {
  const srst = await startManager({ savesPins: false })
  const cli = await srst.visit()
  await cli.type(`conf t\r${PIN}\r`)
  await cli.type('end\rwrite\r')
  expect(srst.handle.runningConfig()).toContain(PIN)
  expect(srst.handle.startupConfig()).not.toContain(PIN)
})
