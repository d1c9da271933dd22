import { expect, test as base } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_PASSWORD, startInterconnect } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

const TIMED_OUT = 'End point timed out. Check for IP, password, space or access related issues.#'

/** Tests with a server that has every protocol. */
const test = base
  .extend('fi', () => startInterconnect({}, { ftp: true, tftp: true }))
  .extend('cli', ({ fi }) => fi.visit())

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

test('an import over tftp asks for no password, also when it is enabled again', async ({
  fi,
  cli,
}) => {
  const order = 'create import-config tftp://host35/fi.xml enabled merge'
  await saved(cli)
  expect(await fi.handle.backupSucceeds('host35')).toBe(true)
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /system # ▸${order}
    UCS-A /system/import-config* # ▸show configuration pending
    +${order}
    UCS-A /system/import-config* # ▸commit-buffer
    UCS-A /system/import-config # ▸enable
    UCS-A /system/import-config* # ▸commit-buffer
    UCS-A /system/import-config # ▸
    `,
  )
  expect(await fi.handle.importSucceeds('host35')).toBe(true)
  expect(fi.journal('file.fetched').at(-1)).toMatchObject({ path: '/fi.xml', complete: true })
})

test.for([
  ['ftp with a wrong password', 'ftp://user@host35/fi.xml', 'Permission denied#'],
  ['ftp without the file', 'ftp://user@host35/gone.xml', '/gone.xml: No such file or directory#'],
  ['tftp without the file', 'tftp://host35/gone.xml', '/gone.xml: No such file or directory#'],
  ['ftp where nobody answers', 'ftp://user@10.9.9.9/fi.xml', TIMED_OUT],
  ['tftp where nobody answers', 'tftp://10.9.9.9/fi.xml', TIMED_OUT],
] as const)('an import over %s fails as a backup does', async ([, url, text], { fi, cli }) => {
  const host = url.includes('host35') ? 'host35' : '10.9.9.9'
  const password = text.startsWith('Permission') ? 'wrong' : SERVER_PASSWORD
  await enter(cli, 'scope system', `create import-config ${url} enabled merge`)
  if (!url.startsWith('tftp')) await enter(cli, password)
  await enter(cli, 'commit-buffer')
  expect(await fi.handle.importSucceeds(host)).toBe(false)
  expect(fi.handle.importFsm(host)).toMatchObject({ stage: 'downloadLocal', error: { text } })
})

test('a file longer than any configuration is not fetched to its end', async ({ fi, cli }) => {
  await fi.server.putFile('/long.xml', Buffer.alloc(5 * 1024 * 1024, ' '))
  for (const url of ['ftp://user@host35/long.xml', 'tftp://host35/long.xml']) {
    await enter(cli, 'top', 'scope system', `enter import-config ${url} enabled merge`)
    if (!url.startsWith('tftp')) await enter(cli, SERVER_PASSWORD)
    await enter(cli, 'commit-buffer')
    expect(await fi.handle.importSucceeds('host35')).toBe(false)
    expect(fi.journal('transfer.refused').at(-1)).toMatchObject({
      reason: 'closed-early',
      detail: 'The file is longer than 4194304 bytes.',
    })
  }
})

test('the stages of an import are in the event log, its changes in the audit log', async ({
  fi,
  cli,
}) => {
  await fi.server.putFile(
    '/one.xml',
    '<topRoot><orgOrg dn="org-root" name="root"/><orgOrg dn="org-root/org-Money" name="Money"/></topRoot>',
  )
  await enter(
    cli,
    'scope system',
    'create import-config ftp://user@host35/one.xml enabled merge',
    SERVER_PASSWORD,
    'commit-buffer',
  )
  expect(await fi.handle.importSucceeds('host35')).toBe(true)
  const stage = (name: string, task: string) =>
    `${task}(FSM-STAGE:sam:dme:MgmtImporterImport:${name})`
  const download = stage(
    'downloadLocal',
    'downloading the configuration file from the remote location',
  )
  const config = stage('config', 'importing the configuration file')
  const report = stage('reportResults', 'Report results of configuration application')
  const fsm = 'importing the configuration file(FSM:sam:dme:MgmtImporterImport)'
  expect(fi.journal('event.recorded')).toMatchObject([
    { user: 'admin', object: 'sys/import-config-host35', text: `[FSM:BEGIN]: ${fsm}` },
    { user: 'admin', text: `[FSM:STAGE:END]:${stage('begin', '')}` },
    { user: 'internal', text: `[FSM:STAGE:ASYNC]: ${download}` },
    { text: `[FSM:STAGE:END]: ${download}` },
    { text: `[FSM:STAGE:ASYNC]: ${config}` },
    { text: `[FSM:STAGE:END]: ${config}` },
    { text: `[FSM:STAGE:ASYNC]: ${report}` },
    { text: `[FSM:STAGE:END]: ${report}` },
    { text: `[FSM:END]: ${fsm}` },
  ])
  await enter(cli, 'top', 'scope system', 'scope import-config host35')
  cli.turnPage()
  await cli.type('show event | count\r')
  expect(cli.shown()).toContain('\n11\n')
  expect(fi.journal('audit.recorded')).toMatchObject([
    { kind: 'session' },
    { user: 'admin', action: 'creation', text: 'Import operation host35 created' },
    { user: 'internal', action: 'creation', object: 'org-root/org-Money' },
  ])
})

test('an import that fails has its tries and its end in the event log', async ({ fi, cli }) => {
  await enter(
    cli,
    'scope system',
    'create import-config ftp://user@host35/gone.xml enabled merge',
    SERVER_PASSWORD,
    'commit-buffer',
  )
  expect(await fi.handle.importSucceeds('host35')).toBe(false)
  const texts = (fi.journal('event.recorded') as { text: string }[]).map(({ text }) => text)
  expect(texts.map((text) => /^\[[\w:-]+\]/.exec(text)?.[0])).toEqual([
    '[FSM:BEGIN]',
    '[FSM:STAGE:END]',
    '[FSM:STAGE:ASYNC]',
    '[FSM:STAGE:REMOTE-ERROR]',
    '[FSM:STAGE:RETRY:1]',
    '[FSM:STAGE:ASYNC]',
    '[FSM:STAGE:REMOTE-ERROR]',
    '[FSM:STAGE:FAILED]',
    '[FSM:FAILED]',
  ])
})
