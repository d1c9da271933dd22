import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './interconnect.ts'

test('output goes through a filter to the page that is left', async ({ cli }) => {
  await cli.type('scope system\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /system # ▸show version | count
    10
    UCS-A /system # ▸show version | grep Running
        Running-Vers: 4.0(2a)
        Running-Vers: 4.0(2)SP0(Default)
        Running-Modules:
    UCS-A /system # ▸show version | egrep "Pack:|Package"
        Package-Vers: 4.0(2a)A
    UCSM Service Pack:
        Package-Vers:
    UCS-A /system # ▸show version | include Ready
        Activate-Status: Ready
        Activate-Status: Ready
    UCS-A /system # ▸show version | exclude Vers
    UCSM:
        Activate-Status: Ready

    UCSM Service Pack:
        Running-Modules:
        Activate-Status: Ready
    UCS-A /system # ▸show version | begin Service
    UCSM Service Pack:
        Running-Vers: 4.0(2)SP0(Default)
        Running-Modules:
        Package-Vers:
        Activate-Status: Ready
    UCS-A /system # ▸show version | head 1
    UCSM:
    UCS-A /system # ▸show version | last 1
        Activate-Status: Ready
    UCS-A /system # ▸show version | bogus
                                   ^
    % Invalid Command at '^' marker
    UCS-A /system # ▸
    `,
  )
})

test('several commands on one line run in turn, in the mode that the one before left', async ({
  cli,
}) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system ; show version | no-more | count
                                                 ^
    % Invalid Command at '^' marker
    UCS-A /system # ▸top ; show version | no more

    System version: 4.0(2a)
    UCS-A# ▸show version | no-more ; where

    System version: 4.0(2a)
    Mode: /
    Mode Data:
    UCS-A# ▸
    `,
  )
})

test('a short terminal is filled a page at a time', async ({ fi }) => {
  const cli = await fi.visit({ columns: 80, rows: 5 })
  await cli.type('scope system\rshow version\r')
  expect(cli.shown()).toMatch(/show version\nUCSM:\n( .*\n){3}--More--$/)
  await cli.type('\r')
  expect(cli.shown()).toMatch(/\r {8}\r\n--More--$/)
  await cli.type('q')
  expect(cli.shown()).toMatch(/\r {8}\rUCS-A \/system # $/)
})

test('Ctrl-C at the marker ends the output', async ({ fi }) => {
  const cli = await fi.visit({ columns: 80, rows: 5 })
  await cli.type('scope system\rshow version\r')
  await cli.type('\u0003')
  expect(cli.shown()).toMatch(/UCS-A \/system # $/)
  expect(cli.shown()).not.toContain('Service Pack')
})

test('terminal length 0 and no-more leave nothing to page', async ({ fi }) => {
  const cli = await fi.visit({ columns: 80, rows: 5 })
  await cli.type('scope system\rshow version | no-more\r')
  expect(cli.shown()).not.toContain('--More--')
  await cli.type('terminal length 0\rshow version\r')
  expect(cli.shown()).not.toContain('--More--')
  await cli.type('terminal length 4\rshow version\r')
  expect(cli.shown()).toMatch(/--More--$/)
})

test('the terminal takes sizes within its bounds', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸terminal width 511
    UCS-A# ▸terminal length 0
    UCS-A# ▸terminal length 512
                           ^
    % Invalid Command at '^' marker
    UCS-A# ▸terminal width 23
                          ^
    % Invalid Command at '^' marker
    UCS-A# ▸terminal ?
      length                Terminal length
      width                 Terminal width
    UCS-A# terminal ▸
    `,
  )
})
