import { expect } from 'vitest'
import { modes } from '../../../emulators/srst-manager/grammar/modes.ts'
import { randomCommandLine } from '../../../src/console/index.ts'
import { test } from './srst-lab.ts'
import type { Visitor } from '../ssh-visits.ts'

const LINES = 1_000
const LINES_PER_PLACE = 10

/** The way into each mode from EXEC; `y` answers the question before offline mode. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  exec: [],
  config: ['config t'],
  'config-interface': ['config t', 'interface ethernet 0'],
  'aaa-accounting': ['config t', 'aaa accounting server remote'],
  'aaa-accounting-event': ['config t', 'aaa accounting event'],
  'aaa-policy': ['config t', 'aaa policy'],
  'backup-schedule': ['backup schedule A1'],
  'kron-schedule': ['kron schedule krj1'],
  offline: ['offline', 'y'],
}
const PLACES = Object.entries(WAYS)

/** What ends the session, or asks for lines without a prompt; tested elsewhere. */
const LEAVES = /^\s*(?:exit|reload|shutdown|commands)\b/i
const PROMPT = /^[\w-]+(?:\([a-z-]+\))?[#>] $/

test('a thousand lines of the grammar never crash it and always end at a prompt', async ({
  srst,
  cli,
}) => {
  const pick = pickFrom(20_120_829)
  const shared = modes.at(-1)!
  for (let count = 0; count < LINES; count++) {
    const [name, way] = placeOf(count)
    if (count % LINES_PER_PLACE === 0) await goTo(cli, way)
    const own = modes.find((mode) => mode.name === name)!
    const line = randomCommandLine(pick(4) === 0 ? shared : own, pick)
    if (!LEAVES.test(line)) await atPrompt(cli, line)
  }
  expect(srst.lab.crashes).toEqual([])
  expect(cli.isThere()).toBe(true)
}, 60_000)

test('a thousand lines of noise never crash it and always end at a prompt', async ({
  srst,
  cli,
}) => {
  const pick = pickFrom(7)
  for (let count = 0; count < LINES; count++) {
    if (count % LINES_PER_PLACE === 0) await goTo(cli, placeOf(count)[1])
    const letters = Array.from({ length: pick(40) }, () => String.fromCharCode(0x20 + pick(0x5f)))
    const line = letters.join('').replaceAll('?', '')
    if (!LEAVES.test(line)) await atPrompt(cli, line)
  }
  expect(srst.lab.crashes).toEqual([])
  expect(cli.isThere()).toBe(true)
}, 60_000)

/** Goes to EXEC, and from there to a mode. */
async function goTo(cli: Visitor, way: readonly string[]): Promise<void> {
  for (const line of ['continue', 'end', 'enable']) await atPrompt(cli, line)
  for (const line of way) await cli.type(`${line}\r`)
}

/** Types a line and answers whatever it asks; Ctrl-C where an answer leads to the next question. */
async function atPrompt(cli: Visitor, line: string): Promise<void> {
  cli.turnPage()
  await cli.type(`${line}\r`)
  for (let question = 0; question < 4 && !isAtPrompt(cli); question++) await cli.type('n\r')
  if (!isAtPrompt(cli)) await cli.type('\u0003\r')
  if (!cli.isThere()) throw new TypeError(`the session ended at: ${line}`)
  expect(isAtPrompt(cli), `after "${line}": ${lastLine(cli)}`).toBe(true)
}

function placeOf(count: number): [mode: string, way: readonly string[]] {
  return PLACES[Math.floor(count / LINES_PER_PLACE) % PLACES.length]!
}

function isAtPrompt(cli: Visitor): boolean {
  return PROMPT.test(lastLine(cli))
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
