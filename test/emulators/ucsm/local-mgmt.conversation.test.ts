import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_PASSWORD, test } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

const MINUTES = 60_000

async function enterLocalManagement(cli: Visitor): Promise<void> {
  await cli.type('connect local-mgmt\r')
  cli.turnPage()
}

test('reboot asks first; then every session ends, the door is shut, and all is as it was', async ({
  fi,
  cli,
}) => {
  await cli.type('scope system\rcreate backup tftp://host35/a full-state disabled\rcommit-buffer\r')
  await cli.type('top\r')
  await enterLocalManagement(cli)
  await holds(
    cli,
    `
    UCS-A(local-mgmt)# ▸reboot
    Before rebooting, please take a configuration backup.
    Do you still want to reboot? (yes/no):▸no
    UCS-A(local-mgmt)# ▸
    `,
  )
  await cli.type('reboot\ryes\r')
  await fi.lab.advance(1_000)
  expect(cli.isThere()).toBe(false)
  await expect(fi.connect()).rejects.toThrow('not connected')
  expect(fi.journal('appliance.rebooted')).toEqual([{ reason: 'asked for by admin' }])
  await fi.lab.advance(10 * MINUTES)
  const again = await fi.visit()
  await again.type('scope system\rshow backup\r')
  expect(again.shown()).toContain('host35')
})

test('erase configuration leaves what the first setup left', async ({ fi, cli }) => {
  await cli.type('scope security\rcreate local-user jeff\rcommit-buffer\rtop\r')
  await enterLocalManagement(cli)
  await holds(
    cli,
    `
    UCS-A(local-mgmt)# ▸erase configuration
    All UCS configurations will be erased and system will reboot. Are you sure? (yes/no): ▸no
    UCS-A(local-mgmt)# ▸
    `,
  )
  await cli.type('erase configuration\ryes\r')
  await fi.lab.advance(10 * MINUTES)
  expect(fi.journal('configuration.erased')).toHaveLength(1)
  const again = await fi.visit()
  await again.type('scope security\rshow local-user\r')
  expect(again.shown()).not.toContain('jeff')
})

test('an address of the lab answers a ping, another does not, on the lab clock', async ({
  fi,
  cli,
}) => {
  await enterLocalManagement(cli)
  await cli.type('ping host35 count 2\r')
  expect(cli.shown()).toContain('2 packets transmitted, 2 received, 0% packet loss\n')
  const before = fi.lab.clock.now()
  await cli.type('ping 192.0.2.1 count 3\r')
  expect(cli.shown()).toContain('3 packets transmitted, 0 received, 100% packet loss\n')
  expect(fi.lab.clock.now() - before).toBe(3_000)
})

test('loopback answers a ping, and a name that nobody knows is not found', async ({ cli }) => {
  await enterLocalManagement(cli)
  await cli.type('ping 127.0.0.1 count 1\r')
  expect(cli.shown()).toContain('1 packets transmitted, 1 received, 0% packet loss\n')
  await cli.type('ping nobody count 1\r')
  expect(cli.shown()).toContain('\nping: unknown host nobody\n')
})

test('files are copied to a server and back, shown and deleted', async ({ fi, cli }) => {
  await fi.server.putFile('/notes', 'hello\n')
  await enterLocalManagement(cli)
  await cli.type(`copy sftp://user@host35/notes workspace:\r${SERVER_PASSWORD}\r`)
  await cli.type('dir\r')
  expect(cli.shown()).toMatch(/ {9}6 {2}Sep 11 10:00:0\d 2019 {2}notes\n/)
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A(local-mgmt)# ▸copy notes volatile:/again
    UCS-A(local-mgmt)# ▸cd volatile:
    UCS-A(local-mgmt)# ▸pwd
    volatile:/
    UCS-A(local-mgmt)# ▸ls
    again
    UCS-A(local-mgmt)# ▸copy nothing workspace:
    No such file or directory
    UCS-A(local-mgmt)# ▸copy again scp://user@host35/copy
    user@host35's password: ▹${SERVER_PASSWORD}
    UCS-A(local-mgmt)# ▸copy again sftp://user@host35/copy
    user@host35's password: ▹wrong
    Permission denied, please try again.
    UCS-A(local-mgmt)# ▸delete again
    UCS-A(local-mgmt)# ▸ls
    UCS-A(local-mgmt)# ▸cd workspace:/diagnostics
    UCS-A(local-mgmt)# ▸pwd
    workspace:/diagnostics
    UCS-A(local-mgmt)# ▸cd ../..
    UCS-A(local-mgmt)# ▸pwd
    workspace:/
    UCS-A(local-mgmt)# ▸
    `,
  )
})
