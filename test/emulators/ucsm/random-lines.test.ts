import { expect } from 'vitest'
import { randomCommandLine } from '../../../src/console/index.ts'
import { modes } from '../../../emulators/ucsm/grammar/modes.ts'
import { test, type Visitor } from './interconnect.ts'

const LINES = 2_000

/** The prompts that published clients look for (unicon's fxos plugin, kick, Oxidized). */
const PUBLISHED = [
  /^(.*?)[-.\w]+(\s+(\/[-\w]+)+)\*?\s?#\s*$/,
  /^(.*?)[-.\w]+(\*\s)?#\s*$/,
  /^.*\((?:local-mgmt|nx-?os)\)#\s*$/,
]

/** The way into each mode, so that its commands have a meaning. */
const WAYS = {
  exec: 'top',
  system: 'top ; scope system',
  backup: 'top ; scope system ; enter backup tftp://host35/a full-state disabled',
  services: 'top ; scope system ; scope services',
  'shell-session-limits': 'top ; scope system ; scope services ; scope shell-session-limits',
  org: 'top ; scope org /',
  'backup-policy': 'top ; scope org / ; scope backup-policy default',
  'backup-exp-policy': 'top ; scope org / ; scope backup-exp-policy',
  monitoring: 'top ; scope monitoring',
  'fault-policy': 'top ; scope monitoring ; scope fault policy',
  security: 'top ; scope security',
  'local-user': 'top ; scope security ; enter local-user x1',
  firmware: 'top ; scope firmware',
  'auto-install': 'top ; scope firmware ; scope auto-install',
  'fabric-interconnect': 'top ; scope fabric-interconnect a',
  'local-mgmt': 'top ; connect local-mgmt',
  nxos: 'top ; connect nxos',
}
const PLACES = Object.entries(WAYS)
const LINES_PER_PLACE = 10

test('two thousand lines of the grammar never crash it and always end at a published prompt', async ({
  fi,
  cli,
}) => {
  const pick = pickFrom(20_190_911)
  const shared = modes.at(-1)!
  for (let count = 0; count < LINES; count++) {
    const [name, way] = placeOf(count)
    if (count % LINES_PER_PLACE === 0) await atPrompt(cli, way)
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
  const pick = pickFrom(7)
  for (let count = 0; count < LINES; count++) {
    if (count % LINES_PER_PLACE === 0) await atPrompt(cli, placeOf(count)[1])
    const length = pick(40)
    const letters = Array.from({ length }, () => String.fromCharCode(0x20 + pick(0x5f)))
    const line = letters.join('').replaceAll('?', '')
    if (!LEAVES.test(line)) await atPrompt(cli, line)
  }
  expect(fi.lab.crashes).toEqual([])
  expect(cli.isThere()).toBe(true)
}, 60_000)

/** What ends the session or the visit of a mode for good; tested elsewhere. */
const LEAVES = /^\s*(?:exit|clear-user-sessions|reboot|erase|activate|up|ping .* count)\b/

/** Types a line and answers whatever it asks; Ctrl-C where an answer only leads to the next question. */
async function atPrompt(cli: Visitor, line: string): Promise<void> {
  cli.turnPage()
  await cli.type(`${line}\r`)
  for (let question = 0; question < 4 && !isAtPrompt(cli); question++) await cli.type('no\r')
  if (!isAtPrompt(cli)) await cli.type('\u0003\r')
  if (!cli.isThere()) throw new TypeError(`the session ended at: ${line}`)
  const prompt = lastLine(cli)
  expect(
    PUBLISHED.some((known) => known.test(prompt)),
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
