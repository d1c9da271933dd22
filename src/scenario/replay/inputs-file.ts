import { isoInstant } from '../../clock/durations.ts'
import type { ChartTurn } from '../../emulator/chart-tape.ts'
import type { Emulator } from '../../emulator/emulator.ts'
import { LabError } from '../../errors/lab-error.ts'
import type { RunningLab } from '../../lab/lab.ts'
import { FIRST_EVENT } from './fed-charts.ts'
import { collectSheetValues } from './sheet-values.ts'
import { typeOf } from './vary-turns.ts'
import { writeValue, type Written } from './written-value.ts'

/** What went into the statecharts of one run, and what came out: what a trace keeps, and a replay reads. */
export interface ChartInputs {
  readonly scenario: string
  readonly seed: string
  /** The emulator of each role. */
  readonly cast: Readonly<Record<string, string>>
  readonly turns: readonly WrittenTurn[]
}

/** One event that a statechart took in, and what came out of it, as it is written down. */
export interface WrittenTurn {
  /** Lab time as ISO text. */
  readonly time: string
  readonly appliance: string
  readonly chart: string
  readonly machine: string
  readonly event: Written
  readonly emitted: readonly Written[]
  readonly sent: readonly Written[]
  readonly state: string
}

/** The form of the file; a change of it is another number. */
const FORMAT = 2

/** What the statecharts of a lab took in so far, without its secrets; undefined when nobody asked for a tape. */
export function chartInputsOf(
  lab: RunningLab,
  emulators: readonly Emulator[],
): ChartInputs | undefined {
  const { clock, redaction, tape } = lab.services
  if (!tape) return undefined
  const sheets = collectSheetValues(emulators)
  const writing = { sheets, hide: redaction.tokenize, now: clock.now }
  const writeTurn = ({ timeMs, event, emitted, sent, ...turn }: ChartTurn): WrittenTurn => ({
    time: isoInstant(timeMs),
    ...turn,
    event: writeValue(event, writing),
    emitted: emitted.map((one) => writeValue(one, writing)),
    sent: sent.map((one) => writeValue(one, writing)),
  })
  return {
    scenario: lab.name,
    seed: lab.seed,
    cast: Object.fromEntries([...lab.appliances].map(([name, { emulator }]) => [name, emulator])),
    turns: tape.turns().map(writeTurn),
  }
}

/** The inputs as a file: a line about the run, a line a turn, and a line with their number. */
export function inputsText({ turns, ...run }: ChartInputs): string {
  const lines = [{ format: FORMAT, ...run }, ...turns, { turns: turns.length }]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

/** Reads what `inputsText` wrote. Throws `bad-inputs`. */
export function readInputs(text: string, file: string): ChartInputs {
  const [head, ...rest] = text
    .trimEnd()
    .split('\n')
    .map((line, at) => readLine(line, file, at + 1))
  if (head?.format !== FORMAT) {
    const fact = `its first line does not say "format":${FORMAT}`
    throw new LabError('bad-inputs', { file, fact })
  }
  const turns = turnsOf(rest, (fact) => new LabError('bad-inputs', { file, fact }))
  const { scenario, seed, cast } = head as unknown as ChartInputs
  return { scenario, seed, cast, turns }
}

/** The turns between the first line and the last one, which has their number, so that none can be missing. */
function turnsOf(lines: readonly object[], bad: (fact: string) => LabError): WrittenTurn[] {
  const end = lines.at(-1)
  const turns = lines.slice(0, -1) as WrittenTurn[]
  if (!end || !('turns' in end)) throw bad('its end is missing, a line with the number of turns')
  const odd = turns.findIndex((turn) => TURN_KEYS.some((key) => !(key in turn)))
  if (odd >= 0) throw bad(`line ${odd + 2} is not a turn`)
  if (end.turns !== turns.length)
    throw bad(`it has ${turns.length} turns, and had ${String(end.turns)}`)
  const unborn = headless(turns)
  if (unborn) throw bad(`the first turn of ${unborn.appliance} ${unborn.chart} is missing`)
  return turns
}

/** A turn of a chart that was never started. */
function headless(turns: readonly WrittenTurn[]): WrittenTurn | undefined {
  const started = new Set<string>()
  return turns.find((turn) => {
    const key = `${turn.appliance} ${turn.chart}`
    if (typeOf(turn) === FIRST_EVENT) started.add(key)
    return !started.has(key)
  })
}

const TURN_KEYS = [
  'time',
  'appliance',
  'chart',
  'machine',
  'event',
  'emitted',
  'sent',
  'state',
] as const

function readLine(line: string, file: string, at: number): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(line)
    if (typeof read === 'object' && read !== null) return read as Record<string, unknown>
  } catch {
    // What is no JSON is as odd as JSON that is no object.
  }
  throw new LabError('bad-inputs', { file, fact: `line ${at} is not a JSON object` })
}
