import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './interconnect.ts'

test('a question mark lists what may follow and leaves the line as it was', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸?
      acknowledge           Acknowledge
      clear-user-sessions   Clear user sessions
      commit-buffer         Commit transaction buffer
      connect               Connect to an endpoint
      discard-buffer        Discard transaction buffer
      enter                 Enters a managed object
      exit                  Exit from command interpreter
      scope                 Changes the current mode
      show                  Show system information
      terminal              Terminal
      top                   Go to the top mode
      up                    Go up one mode
      where                 Show information about the current mode
    UCS-A# ▸show ?
      chassis               Chassis
      cli                   CLI
      clock                 Clock
      cluster               Cluster mode
      configuration         Configuration
      event                 Event
      fabric-interconnect   Fabric Interconnect
      fault                 Fault
      firmware              Firmware
      system                Systems
      timezone              Timezone
      version               System version
    UCS-A# show ▸fault ?
      cause                 Cause
      detail                Detail
      severity              Severity
      suppressed            Suppressed
      <1-4294967295>        Fault ID
      <CR>
    UCS-A# show fault ▸nothing ?
                      ^
    % Invalid Command at '^' marker
    UCS-A# show fault nothing ▸^C
    UCS-A# ▸
    `,
  )
})

test('values show their form, and closed lists their words', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸create backup ?
      URL                   ftp|scp|sftp://username@hostname/path, tftp://hostname:port-num/path
    UCS-A /system # create backup ▸tftp://host35/fi ?
      all-configuration     All configuration
      full-state            Full state
      logical-configuration Logical configuration
      system-configuration  System configuration
    UCS-A /system # create backup tftp://host35/fi ▸full-state ?
      disabled              Disabled
      enabled               Enabled
    UCS-A /system # create backup tftp://host35/fi full-state ▸^C
    UCS-A /system # ▸scope backup ?
      NAME                  Hostname or IP address
    UCS-A /system # scope backup ▸^C
    UCS-A /system # ▸
    `,
  )
})

test('the word help at the end of a line shows a block of what may follow', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸connect help

    Connect to an endpoint


    Commands:
      adapter               Connect to the adapter
      iom                   Connect to the iom
      local-mgmt            Connect to Local Management Commands
      nxos                  Connect to the NXOS shell


    UCS-A# ▸
    `,
  )
})

test('help inside a backup lists its settings', async ({ cli }) => {
  await cli.type('scope system\rcreate backup tftp://host35/fi full-state disabled\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /system/backup* # ▸set ?
      descr                 Description
      password              Password
      preserve-pooled-values Preserve pooled values
      protocol              Protocol
      remote-file           Remote file
      type                  Type
      user                  User
    UCS-A /system/backup* # set ▸protocol ?
      ftp                   Ftp
      scp                   Scp
      sftp                  Sftp
      tftp                  Tftp
    UCS-A /system/backup* # set protocol ▸
    `,
  )
})

test('Tab completes a word, and lists at the second time where several fit', async ({ cli }) => {
  await cli.type('sco\t')
  expect(cli.shown()).toBe('UCS-A# scope ')
  await cli.type('sy\t\r')
  expect(cli.shown()).toMatch(/scope system \nUCS-A \/system # $/)
  cli.turnPage()
  await cli.type('s\t')
  expect(cli.shown()).toBe('UCS-A /system # s\u0007')
  await cli.type('\t')
  expect(cli.shown()).toBe('UCS-A /system # s\u0007\nscope  set  show\nUCS-A /system # s')
})

test('Tab rings the bell where nothing fits', async ({ cli }) => {
  await cli.type('bogus\t')
  expect(cli.shown()).toBe('UCS-A# bogus\u0007')
})
