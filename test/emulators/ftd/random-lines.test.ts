import { expect } from 'vitest'
import { modes } from '../../../emulators/ftd/grammar/clish.ts'
import { randomCommandLine } from '../../../src/console/index.ts'
import { test } from './ftd-lab.ts'
import type { Visitor } from '../ssh-visits.ts'

const LINES = 1_000
/** What ends the session or opens another one; tested elsewhere. */
const LEAVES = /^\s*(?:e|l|r|shu)/i

test('a thousand lines of the grammar never crash it and always end at a prompt', async ({
  device,
  cli,
}) => {
  const pick = pickFrom(20_241_014)
  for (let count = 0; count < LINES; count++) {
    const line = randomCommandLine(modes[0]!, pick)
    if (!LEAVES.test(line)) await atPrompt(cli, line)
  }
  expect(device.lab.crashes).toEqual([])
})

test('a thousand lines of noise never crash it and always end at a prompt', async ({
  device,
  cli,
}) => {
  const pick = pickFrom(7)
  for (let count = 0; count < LINES; count++) {
    const letters = Array.from({ length: pick(40) }, () => String.fromCharCode(0x20 + pick(0x5f)))
    const line = letters.join('').replaceAll('?', '')
    if (!LEAVES.test(line)) await atPrompt(cli, line)
  }
  expect(device.lab.crashes).toEqual([])
})

/** Types a line and answers `no` to what it asks. */
async function atPrompt(cli: Visitor, line: string): Promise<void> {
  cli.turnPage()
  await cli.type(`${line}\r`)
  if (!cli.shown().endsWith('> ')) await cli.type('no\r')
  expect(cli.isThere(), `after "${line}"`).toBe(true)
  expect(cli.shown().endsWith('\n> '), `after "${line}": ${cli.shown()}`).toBe(true)
}

function pickFrom(seed: number): (max: number) => number {
  let state = seed
  return (max) => {
    state = (state * 48_271) % 2_147_483_647
    return state % max
  }
}
