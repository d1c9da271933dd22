import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { startInterconnect, test } from './interconnect.ts'

test('the NX-OS text and an empty line stand before the first prompt', async ({ cli }) => {
  const [greeting = ''] = cli.transcript().split(/\n(?=UCS-A# $)/)
  expect(greeting).toBe(`Cisco Nexus Operating System (NX-OS) Software
TAC support: http://www.cisco.com/tac
Copyright (c) 2002-2019, Cisco Systems, Inc. All rights reserved.
The copyrights to certain works contained in this software are
owned by other third parties and used and distributed under
license. Certain components of this software are licensed under
the GNU General Public License (GPL) version 2.0 or the GNU
Lesser General Public License (LGPL) Version 2.1. A copy of each
such license is available at
http://www.opensource.org/licenses/gpl-2.0.php and
http://www.opensource.org/licenses/lgpl-2.1.php
`)
  expect(cli.shown()).toBe('UCS-A# ')
})

test('the prompt carries the system name', async () => {
  const fi = await startInterconnect({ systemName: 'nsd5-static-ucsx' })
  const cli = await fi.visit()
  await holds(
    cli,
    `
    nsd5-static-ucsx-A# ▸scope system
    nsd5-static-ucsx-A /system # ▸
    `,
  )
})

test('what cannot be understood has a caret under the word', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸bogus
           ^
    % Invalid Command at '^' marker
    UCS-A# ▸show   nothing
                  ^
    % Invalid Command at '^' marker
    UCS-A# ▸co
           ^
    % Ambiguous command at '^' marker
    UCS-A# ▸scope
                ^
    % Incomplete Command at '^' marker
    UCS-A# ▸scope system extra
                        ^
    % Invalid Command at '^' marker
    UCS-A# ▸scope system
    UCS-A /system # ▸scope org
                          ^
    % Invalid Command at '^' marker
    UCS-A /system # ▸
    `,
  )
})

test('keywords may be abbreviated as long as they are clear', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸sc sys
    UCS-A /system # ▸de b host35
    UCS-A /system* # ▸comm
    UCS-A /system # ▸sh ver | i Runn
        Running-Vers: 4.0(2a)
        Running-Vers: 4.0(2)SP0(Default)
        Running-Modules:
    UCS-A /system # ▸e
                    ^
    % Ambiguous command at '^' marker
    UCS-A /system # ▸
    `,
  )
})

test('up goes to the parent, top to the first mode, exit one mode up and then out', async ({
  cli,
}) => {
  await holds(
    cli,
    `
    UCS-A# ▸up
    UCS-A# ▸scope system
    UCS-A /system # ▸create backup tftp://host35/fi.bak full-state disabled
    UCS-A /system/backup* # ▸up
    UCS-A /system* # ▸scope backup host35
    UCS-A /system/backup* # ▸top
    UCS-A* # ▸discard-buffer
    UCS-A# ▸enter system
    UCS-A /system # ▸exit
    UCS-A# ▸
    `,
  )
  await cli.type('exit\r')
  expect(cli.isThere()).toBe(false)
})

test('where names the mode', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸where
    Mode: /
    Mode Data:
    UCS-A# ▸scope system
    UCS-A /system # ▸where
    Mode: /system
    Mode Data:
    UCS-A /system # ▸
    `,
  )
})

test('the version stands in one line at the top and in blocks in the system', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸show version

    System version: 4.0(2a)
    UCS-A# ▸scope system
    UCS-A /system # ▸show version
    UCSM:
        Running-Vers: 4.0(2a)
        Package-Vers: 4.0(2a)A
        Activate-Status: Ready

    UCSM Service Pack:
        Running-Vers: 4.0(2)SP0(Default)
        Running-Modules:
        Package-Vers:
        Activate-Status: Ready
    UCS-A /system # ▸
    `,
  )
})

test('local management greets as NX-OS does and has commands of its own', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸connect local-mgmt
    Cisco Nexus Operating System (NX-OS) Software
    TAC support: http://www.cisco.com/tac
    Copyright (c) 2002-2019, Cisco Systems, Inc. All rights reserved.
    The copyrights to certain works contained in this software are
    owned by other third parties and used and distributed under
    license. Certain components of this software are licensed under
    the GNU General Public License (GPL) version 2.0 or the GNU
    Lesser General Public License (LGPL) Version 2.1. A copy of each
    such license is available at
    http://www.opensource.org/licenses/gpl-2.0.php and
    http://www.opensource.org/licenses/lgpl-2.1.php

    UCS-A(local-mgmt)# ▸scope system
                       ^
    % Invalid Command at '^' marker
    UCS-A(local-mgmt)# ▸show version

    System version: 4.0(2a)
    UCS-A(local-mgmt)# ▸exit
    UCS-A# ▸connect local-mgmt a | no-more | count
                                          ^
    % Invalid Command at '^' marker
    UCS-A# ▸
    `,
  )
})
