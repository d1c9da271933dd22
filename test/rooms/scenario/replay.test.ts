import { expect, test } from 'vitest'
import { emulators } from '../../../emulators/index.ts'
import {
  inputsText,
  readInputs,
  type ChartInputs,
  type WrittenTurn,
} from '../../../src/scenario/replay/inputs-file.ts'
import { replay } from '../../../src/scenario/replay/replay.ts'
import { played } from '../../scenarios/played.ts'

const NAME = 'ucsm/backup-with-wrong-password'

async function taped(): Promise<ChartInputs> {
  const { inputs } = await played(NAME, { tapesCharts: true })
  return readInputs(inputsText(inputs!), 'inputs.ndjson')
}

/** The inputs with some turns changed. */
function changed(
  inputs: ChartInputs,
  change: (turn: WrittenTurn, at: number) => WrittenTurn[],
): ChartInputs {
  return { ...inputs, turns: inputs.turns.flatMap(change) }
}

test('a run that is not to be taped keeps no inputs, and its journal is the same', async () => {
  const [plain, kept] = [await played(NAME), await played(NAME, { tapesCharts: true })]
  expect(plain.inputs).toBeUndefined()
  expect(kept.digest).toBe(plain.digest)
})

test('the inputs of two runs are the same to the byte', async () => {
  expect(inputsText(await taped())).toBe(inputsText(await taped()))
})

test('an event that is left out is found at the first thing that comes out differently', async () => {
  const inputs = await taped()
  const lost = inputs.turns.findIndex(({ event }) => typeOf(event) === 'edit.made')
  expect(lost).toBeGreaterThan(0)
  const { difference } = replay(
    changed(inputs, (turn, at) => (at === lost ? [] : [turn])),
    emulators,
  )
  expect(difference?.number).toBeGreaterThan(lost)
})

test('an emission that is not made again is found', async () => {
  const inputs = await taped()
  const ended = inputs.turns.findIndex(({ event }) => typeOf(event) === 'backup.abandoned')
  const { difference } = replay(
    changed(inputs, (turn, at) =>
      at === ended ? [{ ...turn, emitted: [...turn.emitted, 'one more'] }] : [turn],
    ),
    emulators,
  )
  expect(difference).toMatchObject({ number: ended + 1 })
  expect(difference?.recorded.emitted.at(-1)).toBe('one more')
})

test('a statechart of which no emulator is known is an error that says how to name it', async () => {
  const inputs = await taped()
  expect(() => replay({ ...inputs, cast: { fi: 'toaster' } }, emulators)).toThrow(
    /no emulator "toaster" with a statechart "ucsm".*--with/,
  )
})

test('passwords are tokens in the inputs, the same for the same password', async () => {
  const { inputs, entries } = await played(NAME, { tapesCharts: true })
  const text = inputsText(inputs!)
  const tokens = new Set(text.match(/"password":"[^"]*"/g))
  expect([...tokens]).toEqual(['"password":"⟨1⟩"', '"password":"⟨2⟩"'])
  expect(entries.length).toBeGreaterThan(0)
})

test.each([
  ['', /line 1 is not a JSON object/],
  ['{"format":1}', /its first line does not say "format":2/],
  ['{"format":2}\n{"time":"x"}\n{"turns":1}', /line 2 is not a turn/],
  ['{"format":2}\n[', /line 2 is not a JSON object/],
  ['{"format":2}', /its end is missing/],
])('inputs that read %j are refused', (text, why) => {
  expect(() => readInputs(text, 'inputs.ndjson')).toThrow(why)
})

test('inputs of which a line is missing are refused, wherever it was', async () => {
  const lines = inputsText(await taped())
    .trimEnd()
    .split('\n')
  const read = (kept: readonly string[]) => () => readInputs(kept.join('\n'), 'inputs.ndjson')
  expect(read(lines)).not.toThrow()
  expect(read(lines.slice(0, -1))).toThrow(/its end is missing/)
  expect(read(lines.toSpliced(-2, 1))).toThrow(/it has (\d+) turns, and had (?!\1)\d+/)
})

test('inputs of a chart without its first turn are refused', async () => {
  const inputs = await taped()
  const turns = inputs.turns.slice(1)
  const { appliance, chart } = inputs.turns[0]!
  expect(() => readInputs(inputsText({ ...inputs, turns }), 'inputs.ndjson')).toThrow(
    `the first turn of ${appliance} ${chart} is missing`,
  )
})

function typeOf(event: WrittenTurn['event']): unknown {
  return (event as { type?: unknown }).type
}
