import { expect } from 'vitest'
import { minutes } from '../../../src/clock/durations.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_PASSWORD, startInterconnect, test } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

/** Logs in and copies what stands for the image of the plugin into volatile:. */
async function withImage(fi: Awaited<ReturnType<typeof startInterconnect>>): Promise<Visitor> {
  await fi.server.putFile('/x', 'an image')
  const cli = await fi.visit()
  await cli.type(`connect local-mgmt\rcopy sftp://user@host35/x volatile:\r${SERVER_PASSWORD}\r`)
  cli.turnPage()
  return cli
}

test('the plugin opens a shell in which FIPS mode is turned off, and is deleted', async ({
  fi,
}) => {
  const cli = await withImage(fi)
  await holds(
    cli,
    `
    UCS-A(local-mgmt)# ▸load-debug-plugin volatile:x
    ###############################################################
      Warning: debug-plugin is for engineering internal use only!
      For security reason, plugin image has been deleted.
    ###############################################################
    Successfully loaded debug-plugin!!!
    Linux(debug)# ▸show fips status
    FIPS mode is enabled
    Linux(debug)# ▸no fips mode enable
    Linux(debug)# ▸show fips status
    FIPS mode is disabled
    Linux(debug)# ▸vsh
    -bash: vsh: command not found
    Linux(debug)# ▸exit
    UCS-A(local-mgmt)# ▸load debug-plugin volatile:x
    No such file or directory
    UCS-A(local-mgmt)# ▸
    `,
  )
  expect(fi.journal('fips.switched')).toEqual([{ isOn: false }])
})

test('a 6454 has no debug plugin, and keeps the image', async () => {
  const cli = await withImage(await startInterconnect({ platform: '6454' }))
  await holds(
    cli,
    `
    UCS-A(local-mgmt)# ▸load-debug-plugin volatile:x
    Error: debug-plugin is not supported on Cisco UCS 6400 Series Fabric Interconnects
    UCS-A(local-mgmt)# ▸ls volatile:
    x
    UCS-A(local-mgmt)# ▸
    `,
  )
})

test('who may only look loads nothing', async ({ fi, cli }) => {
  await cli.type('scope security\rcreate local-user jeff\rset password\r')
  await cli.type('Jeff-5ecret!\rJeff-5ecret!\rcommit-buffer\r')
  const jeff = await fi.visit(undefined, { user: 'jeff', password: 'Jeff-5ecret!' })
  await jeff.type('connect local-mgmt\rload-debug-plugin volatile:x\r')
  expect(jeff.shown()).toContain('User does not have the required privileges')
})

test('FIPS mode stays off over a reboot and an upgrade; erasing the configuration turns it on', async ({
  fi,
}) => {
  const cli = await withImage(fi)
  await cli.type('load-debug-plugin volatile:x\rno fips mode enable\rno fips mode enable\rexit\r')
  await cli.type('reboot\ryes\r')
  await fi.lab.advance(minutes(10))
  await fi.handle.upgrade('4.0(4g)')
  const again = await fi.visit()
  await again.type('connect nxos\rshow fips status\r')
  expect(again.shown()).toContain('FIPS mode is disabled\n')
  await again.type('exit\rconnect local-mgmt\rerase configuration\ryes\r')
  await fi.lab.advance(minutes(10))
  expect(fi.journal('fips.switched')).toEqual([{ isOn: false }, { isOn: true }])
})

test('FIPS mode is turned on again from the same shell', async ({ fi }) => {
  const cli = await withImage(fi)
  await cli.type('load-debug-plugin volatile:x\rno fips mode enable\rfips mode enable\r')
  cli.turnPage()
  await cli.type('show fips status\r')
  expect(cli.shown()).toContain('FIPS mode is enabled\n')
})

test('where SSH fails, the image still comes over FTP and TFTP', async () => {
  const fi = await startInterconnect({ profile: '4.0(4g)' }, { ftp: true, tftp: true })
  await fi.server.putFile('/x', 'an image')
  const cli = await fi.visit()
  await cli.type('connect local-mgmt\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A(local-mgmt)# ▸copy sftp://user@host35/x volatile:
    user@host35's password: ▹${SERVER_PASSWORD}
    incorrect signature
    UCS-A(local-mgmt)# ▸copy ftp://user@host35/x volatile:
    user@host35's password: ▹${SERVER_PASSWORD}
    UCS-A(local-mgmt)# ▸copy tftp://host35/x volatile:y
    UCS-A(local-mgmt)# ▸copy volatile:y ftp://user@host35/z
    user@host35's password: ▹wrong
    Permission denied, please try again.
    UCS-A(local-mgmt)# ▸copy volatile:y tftp://host35/z
    UCS-A(local-mgmt)# ▸ls volatile:
    x
    y
    UCS-A(local-mgmt)# ▸
    `,
  )
  expect(await fi.server.has('/z')).toBe(true)
})
