import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './interconnect.ts'

test('the pools are shown as Expect scripts ask for them', async ({ cli }) => {
  await cli.type('scope org ; show mac-pool expand detail | no-more\r')
  expect(cli.shown()).toContain(
    `MAC Pool:
    Name: default
    Description:
    Size: 256
    Assigned: 2
    Assignment Order: Default

    Block of MAC Addresses:
        From              To
        ----------------- -----------------
        00:25:B5:00:00:00 00:25:B5:00:00:FF
`,
  )
})

test('a pool is created with its block, shown, and deleted', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope org /
    UCS-A /org # ▸create mac-pool pool37
    UCS-A /org/mac-pool* # ▸create block 00:25:b5:00:01:00 00:25:b5:00:01:0f
    UCS-A /org/mac-pool* # ▸create block 00:25:B5:00:02:0F 00:25:B5:00:02:00
    Error: Update failed: [The block ends before it begins]
    UCS-A /org/mac-pool* # ▸set descr "for hosts"
    UCS-A /org/mac-pool* # ▸commit-buffer
    UCS-A /org/mac-pool # ▸show
    MAC Pool:
        Name                 Size       Assigned
        -------------------- ---------- ----------
        pool37                       16          0
    UCS-A /org/mac-pool # ▸up
    UCS-A /org # ▸create mac-pool pool37
    Error: Managed object already exists
    UCS-A /org # ▸delete mac-pool pool37
    UCS-A /org* # ▸commit-buffer
    UCS-A /org # ▸scope mac-pool pool37
    Error: Managed object does not exist
    UCS-A /org # ▸
    `,
  )
})

test('a pool is in the configuration as it would be typed', async ({ cli }) => {
  await cli.type('scope org /\renter mac-pool pool37\r')
  await cli.type('enter block 00:25:B5:00:01:00 00:25:B5:00:01:0F\rcommit-buffer\r')
  cli.turnPage()
  await cli.type('show configuration\r')
  expect(cli.shown()).toMatch(
    /^ *enter mac-pool pool37\n +enter block 00:25:B5:00:01:00 00:25:B5:00:01:0F\n/m,
  )
})

test('a scope whose pool is discarded closes', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope org /
    UCS-A /org # ▸create mac-pool pool37
    UCS-A /org/mac-pool* # ▸discard-buffer
    UCS-A /org # ▸
    `,
  )
})
