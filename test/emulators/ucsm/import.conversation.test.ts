import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_PASSWORD, test } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

const FINANCE = 'org-root/org-Finance'

async function enter(cli: Visitor, ...lines: string[]): Promise<void> {
  for (const line of lines) await cli.type(`${line}\r`)
}

/** Has a good all-configuration backup at host35; leaves the visitor in /system. */
async function saved(cli: Visitor): Promise<void> {
  await enter(
    cli,
    'scope system',
    'create backup sftp://user@host35/fi.xml all-configuration enabled',
    SERVER_PASSWORD,
    'commit-buffer',
    'up',
  )
}

test('an import is ordered, shown and kept for its host', async ({ cli }) => {
  await enter(cli, 'scope system')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /system # ▸create import-config scp://user@host35/backups/all-config9.bak disabled replace
    Password: ▹secret
    UCS-A /system/import-config* # ▸commit-buffer
    UCS-A /system/import-config # ▸set action merge
    UCS-A /system/import-config* # ▸show configuration pending
     scope import-config host35
    +    set action merge
     exit
    UCS-A /system/import-config* # ▸commit-buffer
    UCS-A /system/import-config # ▸up
    UCS-A /system # ▸show import-config

    Import Config:
        Hostname             User       Protocol Action  Administrative State Description
        -------------------- ---------- -------- ------- -------------------- -----------
        host35               user       Scp      Merge   Disabled
    UCS-A /system # ▸create import-config scp://user@host35/other disabled merge
    Error: Managed object already exists
    UCS-A /system # ▸scope import-config nobody
    Error: Managed object does not exist
    UCS-A /system # ▸delete import-config host35
    UCS-A /system* # ▸commit-buffer
    UCS-A /system # ▸show import-config
    UCS-A /system # ▸
    `,
  )
})

test.for(['sftp', 'scp'])(
  'a deleted organization comes back with an import over %s',
  async (protocol, { fi, cli }) => {
    await saved(cli)
    expect(await fi.handle.backupSucceeds('host35')).toBe(true)
    const file = Buffer.from((await fi.server.file('/fi.xml'))!).toString()
    const changed = file.replace('name="Finance"', 'name="Money"')
    await fi.server.putFile('/fi.xml', changed)
    await enter(
      cli,
      `create import-config ${protocol}://user@host35/fi.xml enabled merge`,
      SERVER_PASSWORD,
      'commit-buffer',
    )
    expect(await fi.handle.importSucceeds('host35')).toBe(true)
    expect(fi.handle.configured(FINANCE)?.attributes.name).toBe('Money')
    expect(fi.journal('configuration.committed').at(-1)).toEqual({
      changes: [`set ${FINANCE}`],
    })
    expect(fi.journal('import.finished')).toMatchObject([{ host: 'host35' }])
  },
)

test('after an import that replaces everything the administrator still gets in', async ({
  fi,
  cli,
}) => {
  const file =
    '<topRoot><topSystem dn="sys" name="UCS"/><orgOrg dn="org-root" name="root"/></topRoot>'
  await fi.server.putFile('/bare.xml', file)
  await enter(
    cli,
    'scope system',
    'create import-config sftp://user@host35/bare.xml enabled replace',
    SERVER_PASSWORD,
    'commit-buffer',
  )
  expect(await fi.handle.importSucceeds('host35')).toBe(true)
  expect(fi.handle.configured(FINANCE)).toBeUndefined()
  expect(fi.handle.configured('sys/user-ext/user-admin')).toBeDefined()
  const again = await fi.visit()
  expect(again.isThere()).toBe(true)
})

test('an import of a file that is not there fails in the download, twice', async ({ fi, cli }) => {
  await enter(
    cli,
    'scope system',
    'create import-config sftp://user@host35/gone.xml enabled merge',
    SERVER_PASSWORD,
    'commit-buffer',
  )
  expect(await fi.handle.importSucceeds('host35')).toBe(false)
  expect(fi.handle.importFsm('host35')).toMatchObject({
    status: 'importFail',
    stage: 'downloadLocal',
    error: { code: 'ERR-DNLD-no-file' },
  })
  const codes = ['F999724', 'F78124', 'F16684']
  const found = codes.map((code) => fi.handle.faultOn(code, 'sys/import-config-host35'))
  expect(found.map((fault) => fault?.occurrences)).toEqual([1, 2, 2])
})
