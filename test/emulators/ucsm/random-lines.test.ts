import { expect } from 'vitest'
import type { BackupServerHandle } from '../../../emulators/backup-server/index.ts'
import { randomCommandLine } from '../../../src/console/index.ts'
import { modes } from '../../../emulators/ucsm/grammar/modes.ts'
import { SERVER_PASSWORD, test } from './interconnect.ts'
import type { Visitor } from '../ssh-visits.ts'

const LINES = 2_000

/** The prompts that published clients look for (unicon's fxos plugin, kick, Oxidized). */
const PUBLISHED = [
  /^(.*?)[-.\w]+(\s+(\/[-\w]+)+)\*?\s?#\s*$/,
  /^(.*?)[-.\w]+(\*\s)?#\s*$/,
  /^.*\((?:local-mgmt|nx-?os)\)#\s*$/,
]
/** Published prompts of shells below the command line, which no published client looks for. */
const OWN_SHELLS = [/^Linux\(debug\)# $/, /^adapter \d\/\d\/\d (?:\((?:top|mcp)\):1)?# $/]
/** What stands at the end where `top` is not known. */
const NO_TOP = /(?:\((?:debug|nx-?os)\)|^adapter .*|^fex-\d+)# $/

/** The way into each mode, so that its commands have a meaning. */
const WAYS = {
  exec: 'top',
  system: 'top ; scope system',
  backup: 'top ; scope system ; enter backup tftp://host35/a full-state disabled',
  'import-config': 'top ; scope system ; enter import-config tftp://host35/a disabled merge',
  services: 'top ; scope system ; scope services',
  'shell-session-limits': 'top ; scope system ; scope services ; scope shell-session-limits',
  org: 'top ; scope org /',
  'backup-policy': 'top ; scope org / ; scope backup-policy default',
  'cfg-export-policy': 'top ; scope org / ; scope cfg-export-policy default',
  'backup-exp-policy': 'top ; scope org / ; scope backup-exp-policy',
  monitoring: 'top ; scope monitoring',
  'fault-policy': 'top ; scope monitoring ; scope fault policy',
  security: 'top ; scope security',
  'local-user': 'top ; scope security ; enter local-user x1',
  firmware: 'top ; scope firmware',
  'auto-install': 'top ; scope firmware ; scope auto-install',
  'fabric-interconnect': 'top ; scope fabric-interconnect a',
  'local-mgmt': 'top ; connect local-mgmt',
  capability: 'top ; scope system ; scope capability',
  'mac-pool': 'top ; scope org / ; enter mac-pool default',
  adapter: 'top ; connect adapter 1/1/1',
  debug: 'top ; connect local-mgmt ; copy workspace:/x volatile: ; load-debug-plugin volatile:x',
  nxos: 'top ; connect nxos',
}
const PLACES = Object.entries(WAYS)
const LINES_PER_PLACE = 10

test('two thousand lines of the grammar never crash it and always end at a published prompt', async ({
  fi,
  cli,
}) => {
  await bringImage(fi, cli)
  const pick = pickFrom(20_190_911)
  const shared = modes.at(-1)!
  for (let count = 0; count < LINES; count++) {
    const [name, way] = placeOf(count)
    if (count % LINES_PER_PLACE === 0) await goTo(cli, name, way)
    const own = modes.find((mode) => mode.name === name)!
    const line = randomCommandLine(pick(4) === 0 ? shared : own, pick)
    if (!LEAVES.test(line)) await atPrompt(cli, line)
  }
  expect(fi.lab.crashes).toEqual([])
  expect(cli.isThere()).toBe(true)
}, 60_000)

test('two thousand lines of noise never crash it and always end at a published prompt', async ({
  fi,
  cli,
}) => {
  await bringImage(fi, cli)
  const pick = pickFrom(7)
  for (let count = 0; count < LINES; count++) {
    if (count % LINES_PER_PLACE === 0) await goTo(cli, ...placeOf(count))
    const length = pick(40)
    const letters = Array.from({ length }, () => String.fromCharCode(0x20 + pick(0x5f)))
    const line = letters.join('').replaceAll('?', '')
    if (!LEAVES.test(line)) await atPrompt(cli, line)
  }
  expect(fi.lab.crashes).toEqual([])
  expect(cli.isThere()).toBe(true)
}, 60_000)

/** Copies what stands for the image of the debug plugin to where nothing uses it up. */
async function bringImage({ server }: { server: BackupServerHandle }, cli: Visitor): Promise<void> {
  await server.putFile('/x', 'an image')
  await cli.type(`connect local-mgmt\rcopy sftp://user@host35/x workspace:\r${SERVER_PASSWORD}\r`)
}

/** What ends the session or the visit of a mode for good; tested elsewhere. */
const LEAVES = /^\s*(?:exit|clear-user-sessions|reboot|erase|activate|up|ping .* count)\b/

/** Leaves the shells that know no `top`, and goes to a place. */
async function goTo(cli: Visitor, mode: string, way: string): Promise<void> {
  while (NO_TOP.test(lastLine(cli))) {
    cli.turnPage()
    await cli.type('exit\r')
  }
  await atPrompt(cli, way)
  if (mode !== 'exec') expect(lastLine(cli)).toMatch(new RegExp(`(?:^|[/(])${mode}[)* ]`))
}

/** Types a line and answers whatever it asks; Ctrl-C where an answer only leads to the next question. */
async function atPrompt(cli: Visitor, line: string): Promise<void> {
  cli.turnPage()
  await cli.type(`${line}\r`)
  for (let question = 0; question < 4 && !isAtPrompt(cli); question++) await cli.type('no\r')
  if (!isAtPrompt(cli)) await cli.type('\u0003\r')
  if (!cli.isThere()) throw new TypeError(`the session ended at: ${line}`)
  const prompt = lastLine(cli)
  expect(
    [...PUBLISHED, ...OWN_SHELLS].some((known) => known.test(prompt)),
    `after "${line}": ${prompt}`,
  ).toBe(true)
}

function placeOf(count: number): [mode: string, way: string] {
  return PLACES[Math.floor(count / LINES_PER_PLACE) % PLACES.length]!
}

function isAtPrompt(cli: Visitor): boolean {
  return lastLine(cli).endsWith('# ')
}

function lastLine(cli: Visitor): string {
  return cli.shown().slice(cli.shown().lastIndexOf('\n') + 1)
}

function pickFrom(seed: number): (max: number) => number {
  let state = seed
  return (max) => {
    state = (state * 48_271) % 2_147_483_647
    return state % max
  }
}
