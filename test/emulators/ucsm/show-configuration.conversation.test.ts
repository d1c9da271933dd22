import { expect } from 'vitest'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { hostKey } from '../../../src/ssh/index.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { startInterconnect, test } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

const SSH_KEY = hostKey('ssh-rsa', entropyFrom('user'), { bits: 1_024 }).publicBlob.toString(
  'base64',
)

type Pick = (max: number) => number
type Fi = Awaited<ReturnType<typeof startInterconnect>>

/** Groups of lines, each of which changes something by every kind of command that can. */
const CHANGES: readonly ((pick: Pick) => string)[] = [
  (pick) => `scope system ; set name UCS${pick(9)} ; set descr "box ${pick(9)}" ; set owner "a b"`,
  (pick) => `scope system ; scope services ; ${onOff(pick)} telnet-server ; ${onOff(pick)} cimxml`,
  (pick) => `scope system ; scope services ; enter ntp-server 10.0.0.${pick(9)}`,
  (pick) => `scope system ; scope services ; enter dns dns${pick(3)}.example.com`,
  (pick) => `scope system ; scope services ; set timezone ${['Europe/Berlin', '"UTC"'][pick(2)]}`,
  (pick) =>
    `scope system ; scope services ; scope shell-session-limits ; set total ${9 + pick(9)} ; set per-user 8`,
  (pick) =>
    `scope system ; enter backup tftp://10.0.0.${pick(3)}/f${pick(3)} full-state disabled ; set descr "at night"`,
  (pick) =>
    `scope system ; enter backup tftp://[fe80::1]:6900/f all-configuration disabled ; set protocol ${['sftp', 'scp'][pick(2)]}`,
  (pick) =>
    `scope system ; enter backup tftp://host35/f system-configuration disabled ; set user u${pick(3)} ; set remote-file rel${pick(3)} ; set preserve-pooled-values yes ; set protocol scp`,
  (pick) =>
    `scope system ; enter import-config tftp://host${pick(3)}/f disabled ${['merge', 'replace'][pick(2)]} ; set descr ""`,
  (pick) => `scope org / ; set descr "root ${pick(9)}" ; enter org O${pick(3)} ; set descr "one"`,
  (pick) =>
    `scope org / ; enter backup-policy default ; set hostname h${pick(3)} ; set remote-file /f ; set schedule weekly ; set user me ; set descr "p"`,
  (pick) =>
    `scope org / ; scope cfg-export-policy default ; set protocol sftp ; set adminstate ${['enable', 'disable'][pick(2)]}`,
  (pick) =>
    `scope org / ; enter org O${pick(3)} ; enter mac-pool p${pick(3)} ; enter block 00:25:B5:00:01:00 00:25:B5:00:01:0F ; set descr "m"`,
  (pick) => `scope system ; set mgmt-db-check-policy internal-backup-interval ${1 + pick(9)}`,
  (pick) =>
    `scope org / ; scope backup-exp-policy ; set frequency ${1 + pick(9)} ; set adminstate enable`,
  (pick) =>
    `scope monitoring ; scope fault policy ; set flap-interval ${5 + pick(9)} ; set retention-interval ${pick(3)} 1 0 ${pick(9)} ; set clear-action delete`,
  () => 'scope monitoring ; scope fault policy ; set retention-interval forever',
  (pick) =>
    `scope monitoring ; ${onOff(pick)} syslog console ; set syslog console level alerts ; set syslog file level ${['errors', 'debugging'][pick(2)]} ; set syslog file name log${pick(3)} ; set syslog file size 5000`,
  (pick) => `scope monitoring ; ${onOff(pick)} syslog source events ; disable syslog source faults`,
  (pick) =>
    `scope security ; enter local-user u${pick(3)} ; enter role admin ; set firstname "Jo Ann" ; set phone "" ; set account-status inactive ; set expiration dec 3${pick(2)} 2030`,
  (pick) => `scope security ; enter local-user u${pick(3)} ; set sshkey "ssh-rsa ${SSH_KEY} me"`,
  () => 'scope security ; scope local-user admin ; set email "a@b.c" ; set sshkey none',
]

function onOff(pick: Pick): string {
  return pick(2) === 0 ? 'enable' : 'disable'
}

function pickFrom(seed: number): Pick {
  let state = seed
  return (max) => {
    state = (state * 48_271) % 2_147_483_647
    return state % max
  }
}

/** Types a line; a password that it asks for is any. */
async function type(cli: Visitor, line: string): Promise<void> {
  cli.turnPage()
  await cli.type(`${line}\r`)
  if (cli.shown().endsWith('Password: ')) await cli.type('secret\r')
  expect(cli.shown(), line).not.toMatch(/^% |^Error/m)
}

async function shownConfiguration(cli: Visitor, words = ''): Promise<string[]> {
  await cli.type('top\r')
  cli.turnPage()
  await cli.type(`show configuration ${words}| no-more\r`)
  return cli.shown().split('\n').slice(1, -1)
}

/** What is configured, without what no command can set and what is secret. */
function configuration(fi: Fi): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fi.handle.configuration()).map(([dn, { attributes }]) => [
      dn,
      Object.fromEntries(
        Object.entries(attributes).filter(([name, value]) => name !== 'encPwd' && value !== ''),
      ),
    ]),
  )
}

test.for([1, 2, 3, 4])(
  'what show configuration prints makes the same of a new interconnect: %s',
  async (seed, { fi, cli }) => {
    const pick = pickFrom(seed * 1_000)
    const lines = CHANGES.toSorted(() => pick(3) - 1).slice(0, seed === 1 ? undefined : 12)
    for (const change of lines) await type(cli, `top ; ${change(pick)}`)
    await type(cli, 'commit-buffer')
    const other = await startInterconnect()
    const there = await other.visit()
    for (const line of await shownConfiguration(cli)) await type(there, line.trim())
    await type(there, 'commit-buffer')
    expect(configuration(other)).toEqual(configuration(fi))
    const all = await shownConfiguration(cli, 'all ')
    expect(await shownConfiguration(there, 'all ')).toEqual(all)
  },
)

test('of a new interconnect only what somebody created is shown, and with all the rest as well', async ({
  cli,
}) => {
  const shown = (await shownConfiguration(cli)).join('\n')
  expect(shown).toContain('scope org /\n enter org Finance\n  set descr ""\n exit\n')
  expect(shown).not.toContain('fault policy')
  const all = (await shownConfiguration(cli, 'all ')).join('\n')
  expect(all).toContain(' scope fault policy\n  set clear-action retain\n')
  expect(all).toContain(' set name UCS\n')
  expect(all).not.toContain('service-profile')
})

test('in a scope its own part is shown, with what is below it first', async ({ cli }) => {
  await cli.type('scope security\rcreate local-user jeff\rset phone 12\rcommit-buffer\r')
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /security/local-user # ▸show configuration
    enter local-user jeff
     enter role read-only
     set firstname ""
     set lastname ""
     set email ""
     set phone "12"
     set account-status active
    exit
    UCS-A /security/local-user # ▸top
    UCS-A# ▸scope monitoring
    UCS-A /monitoring # ▸enable syslog console
    UCS-A /monitoring* # ▸scope fault policy
    UCS-A /monitoring/fault-policy* # ▸set flap-interval 20
    UCS-A /monitoring/fault-policy* # ▸show configuration pending
     scope fault policy
    +    set flap-interval 20
     exit
    UCS-A /monitoring/fault-policy* # ▸commit-buffer
    UCS-A /monitoring/fault-policy # ▸show configuration
    scope fault policy
     set flap-interval 20
    exit
    UCS-A /monitoring/fault-policy # ▸up
    UCS-A /monitoring # ▸show configuration
    scope monitoring
     scope fault policy
      set flap-interval 20
     exit
     enable syslog console
    exit
    UCS-A /monitoring # ▸
    `,
  )
})

test('a set password is never shown, and an activated version is', async ({ fi, cli }) => {
  await cli.type('scope security\rcreate local-user jeff\rset password\rUcs-1234\rUcs-1234\r')
  await cli.type('commit-buffer\r')
  expect((await shownConfiguration(cli)).join('\n')).not.toMatch(/password|[\da-f]{32}/)
  await cli.type('scope system\ractivate firmware 4.1(1a)\ryes\r')
  cli.turnPage()
  await cli.type('show configuration pending\r')
  expect(cli.shown()).toContain('+    activate firmware 4.1(1a)\n')
  expect(fi.lab.crashes).toEqual([])
})

test('the prompt follows the name with the commit', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸set name HANK
    UCS-A /system* # ▸commit-buffer
    HANK-A /system # ▸
    `,
  )
})

test('set descr in an organization is about the one that is open, after an inner one was left too', async ({
  fi,
  cli,
}) => {
  await cli.type('scope org /\rscope org Finance\rup\rset descr outer\rcommit-buffer\r')
  expect(fi.handle.configured('org-root')?.attributes.descr).toBe('outer')
  expect(fi.handle.configured('org-root/org-Finance')?.attributes.descr).toBe('')
})
