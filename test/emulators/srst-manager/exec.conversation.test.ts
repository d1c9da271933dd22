import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { startManager, test } from './srst-lab.ts'

test('a login stands at the privileged prompt, and disable and enable change it', async ({
  cli,
}) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸disable
    srstmgr-1> ▸configure terminal
               ^
    % Invalid input detected at '^' marker.

    srstmgr-1> ▸enable
    srstmgr-1# ▸
    `,
  )
})

test('refused lines are answered in the manner of IOS', async ({ cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸shoe version
                  ^
    % Invalid input detected at '^' marker.

    srstmgr-1# ▸show
    % Incomplete command.

    srstmgr-1# ▸t
    % Ambiguous command:  "t"
    srstmgr-1# ▸
    `,
  )
})

test('a question mark lists what may follow, and words that begin so', async ({ cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸?
      backup       Backup configuration
      clear        Reset functions
      configure    Enter configuration mode
      copy         Copy from one file to another
      disable      Turn off privileged commands
      enable       Turn on privileged commands
      erase        Erase a configuration
      exit         Exit from the EXEC
      help         Description of the interactive help system
      kron         Kron schedule
      log          Logging commands
      no           Negate a command or set its defaults
      offline      Go into offline/administration mode
      ping         Send echo messages
      reload       Halt and perform a cold restart
      show         Show running system information
      shutdown     Halt the system
      terminal     Terminal parameters
      trace        Trace control
      traceroute   Trace route to destination
      username     User account
      write        Write running configuration to memory, network, or terminal
    srstmgr-1# ▸sh?
    show  shutdown
    srstmgr-1# sh▸ow srsx ?
      central-call-agent Central call agents
      provisioning-history Provisioning history of all sites
      site         Sites
      site-template Site templates
      system-settings Global settings
    srstmgr-1# show srsx ▸^C
    srstmgr-1# ▸
    `,
  )
})

test('Tab completes, words may be abbreviated, and output goes through begin, include, exclude', async ({
  cli,
}) => {
  await cli.type('sho\tv\t\r')
  expect(cli.shown()).toContain('show version')
  await cli.type('sh ver | i CPU\r')
  expect(cli.shown().split('sh ver | i CPU\n')[1]).toBe(
    [
      'CPU Model:                    Intel(R) Xeon(R) CPU           E5640  @ 2.67GHz',
      'CPU Speed (MHz):              2666.761',
      'CPU Cache (KByte):            12288',
      'srstmgr-1# ',
    ].join('\n'),
  )
  cli.turnPage()
  await holds(
    cli,
    `
    srstmgr-1# ▸show version | begin Disk
    Disk (GB):                    80
    SDRAM (MByte):                2048
    srstmgr-1# ▸show version | exclude :
    srstmgr-1# ▸
    `,
  )
})

test('long output stops at --More--, and terminal length 0 turns that off', async ({ srst }) => {
  const cli = await srst.visit({ columns: 80, rows: 10 })
  await cli.type('show running-config\r')
  expect(cli.shown()).toMatch(/ --More-- $/)
  await cli.type('q')
  expect(cli.shown()).toMatch(/srstmgr-1# $/)
  await cli.type('terminal length 0\r')
  await cli.type('show running-config\r')
  expect(cli.shown()).toMatch(/\nend\nsrstmgr-1# $/)
})

test('the screens of the machine have the fields of the guide', async ({ cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸show clock
    12:00:00.000 UTC Wed Aug 29 2012
    time zone:                             UTC
    clock state:                           sync
    delta from reference (ms):             0
    time of day (sec):                     1346241600
    time of day (ms):                      0
    srstmgr-1# ▸show ntp
    localhost.localdomain: stratum 3, offset 0.000000, synch distance 0.066
    10.48.79.1: stratum 2, offset 0.000170, synch distance 0.022
    srstmgr-1# ▸show software packages
    Installed Packages:

     - Installer (Installer application) (9.0.1.0)
     - Thirdparty (Service Engine Thirdparty Code) (9.0.1)
     - Infrastructure (Service Engine Infrastructure) (9.0.1)
     - Global (Global Files) (9.0.1)
     - GPL Infrastructure (Service Engine GPL Infrastructure) (9.0.1)
     - Core (Cisco Unified SRST Manager) (9.0.1)
    srstmgr-1# ▸show users
    admin
    srstmgr-1# ▸show srsx site
    Site Name                 Branch Call Agent    SRST Type        Enabled
    ------------------------------------------------------------------------
    branch-amsterdam          10.20.0.1            Classic SRST     yes
    branch-berlin             10.20.1.1            Enhanced SRST    yes
    branch-cairo              10.20.2.1            Enhanced SRST    yes
    branch-dublin             10.20.3.1            Enhanced SRST    yes
    srstmgr-1# ▸show srsx site branch-oslo
    % Site "branch-oslo" not found.
    srstmgr-1# ▸
    `,
  )
})

test('sh is show to Enter, question mark and Tab alike', async ({ cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸sh sec?
    security
    srstmgr-1# sh sec▸urity ssh knownhost
    srstmgr-1# ▸
    `,
  )
  await cli.type('sh sec\t')
  expect(cli.shown()).toMatch(/srstmgr-1# sh security $/)
  await cli.type('\u0003sh\t')
  expect(cli.shown()).toMatch(/srstmgr-1# show $/)
  await cli.type('\u0015sh ?')
  expect(cli.shown()).toContain('  running-config')
  await cli.type('\u0015sh?')
  expect(cli.shown()).toMatch(/show +shutdown/)
})

test('known-hosts is taken for knownhost, known is short for it, and knowhost is neither', async ({
  cli,
}) => {
  for (const word of ['known-hosts', 'known', 'k']) {
    await cli.type(`show security ssh ${word}\r`)
    expect(cli.shown()).not.toContain('%')
  }
  await cli.type('show security ssh knowhost\r')
  expect(cli.shown()).toContain("% Invalid input detected at '^' marker.")
})

test.each(['127.0.0.1', 'localhost', 'srstmgr-1'])(
  'the machine answers itself as %s',
  async (name) => {
    const srst = await startManager()
    const cli = await srst.visit()
    for (const host of [name, srst.appliance.address]) {
      await cli.type(`ping ${host}\r`)
      expect(cli.shown()).toContain('Success rate is 100 percent (5/5)')
      cli.turnPage()
    }
  },
)

test('the logins of the lab follow the accounts', async ({ srst, cli }) => {
  expect(srst.appliance.credentials).toEqual([{ username: 'admin', password: 'srst-secret' }])
  await cli.type('username guest create\rusername guest password guest-secret\r')
  await cli.type('username admin password another-secret\r')
  expect(srst.appliance.credentials).toEqual([
    { username: 'admin', password: 'another-secret' },
    { username: 'guest', password: 'guest-secret' },
  ])
})

test('a host of the lab answers ping, others do not', async ({ srst, cli }) => {
  await cli.type('ping server\r')
  expect(cli.shown()).toContain('Success rate is 100 percent (5/5)')
  await cli.type('ping 10.1.1.1\r')
  expect(cli.shown()).toContain('.....\nSuccess rate is 0 percent (0/5)')
  await cli.type('traceroute server\r')
  expect(cli.shown()).toContain(` 1  server (${srst.serverAddress})`)
})

test('a new user logs in once there is a password, and no longer when deleted', async ({
  srst,
  cli,
}) => {
  const guest = { user: 'guest', password: 'guest-secret' }
  await cli.type('username guest create\r')
  await expect(srst.visit(undefined, guest)).rejects.toThrow(/not logged in/)
  await cli.type('username guest password guest-secret\r')
  expect((await srst.visit(undefined, guest)).isThere()).toBe(true)
  await cli.type('no username guest\r')
  await expect(srst.visit(undefined, guest)).rejects.toThrow(/not logged in/)
  expect(JSON.stringify(srst.journal('command.entered'))).not.toContain('guest-secret')
})

test('an exec request prints what the command prints', async ({ srst }) => {
  expect(await srst.exec('show version | include SKU')).toMatchObject({
    output: 'SKU:                          VMware\n',
    code: 0,
  })
  expect(await srst.exec('backup category all')).toMatchObject({ code: 1 })
})

test('a session without a key for ten minutes ends', async ({ srst, cli }) => {
  await srst.lab.advance(601_000)
  expect(cli.isThere()).toBe(false)
})
