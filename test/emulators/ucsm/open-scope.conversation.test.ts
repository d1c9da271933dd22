import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './interconnect.ts'

test('a backup that someone else deletes can no longer be edited', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup tftp://host35/a full-state disabled\r')
  await cli.type('commit-buffer\r')
  const other = await fi.visit()
  await other.type('scope system ; delete backup host35 ; commit-buffer\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /system/backup # ▸set descr x
    Error: Managed object does not exist
    UCS-A /system/backup # ▸enable
    Error: Managed object does not exist
    UCS-A /system/backup # ▸show
    UCS-A /system/backup # ▸
    `,
  )
})

test('discarding closes the scope of what was never committed, and no other', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸create backup tftp://host35/a full-state disabled
    UCS-A /system/backup* # ▸discard-buffer
    UCS-A /system # ▸create import-config tftp://host35/a disabled merge
    UCS-A /system/import-config* # ▸discard-buffer
    UCS-A /system # ▸enter backup tftp://host35/a full-state disabled
    UCS-A /system/backup* # ▸commit-buffer
    UCS-A /system/backup # ▸set descr x
    UCS-A /system/backup* # ▸discard-buffer
    UCS-A /system/backup # ▸top
    UCS-A# ▸scope org /
    UCS-A /org # ▸create org Money
    UCS-A /org/org* # ▸discard-buffer
    UCS-A /org # ▸create org Money
    UCS-A /org/org* # ▸commit-buffer
    UCS-A /org/org # ▸
    `,
  )
})

test('a description has up to 256 characters, and a longer one is refused', async ({ cli }) => {
  await cli.type('scope system\rcreate backup tftp://host35/a full-state disabled\r')
  for (const scope of ['', 'up\rcreate import-config tftp://host35/a disabled merge\r']) {
    await cli.type(`${scope}set descr ${'x'.repeat(256)}\r`)
    cli.turnPage()
    await cli.type(`set descr "${'x'.repeat(256)}y"\r`)
    expect(cli.shown()).toContain("% Invalid Command at '^' marker")
    cli.turnPage()
    await cli.type('show detail\r')
    expect(cli.shown()).toContain(`Description: ${'x'.repeat(256)}\n`)
  }
})
