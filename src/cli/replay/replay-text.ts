import type { Outcome, ReplayDifference } from '../../scenario/replay/replay.ts'
import type { Written } from '../../scenario/replay/written-value.ts'
import type { Terminal } from '../terminal.ts'
import type { TraceReplay } from './replay-all.ts'

/** What `replay` tells with `--json`. */
export function replayDocument(replays: readonly TraceReplay[]) {
  return {
    ...totalsOf(replays),
    replays: replays.map(({ inputs: { scenario, seed }, replayed, realMs }) => ({
      scenario,
      seed,
      realMs: Math.round(realMs),
      ...replayed,
    })),
  }
}

/** What `replay` prints: the first difference of each trace that has one, and a line about all. */
export function replayLines(
  replays: readonly TraceReplay[],
  { palette, quiet }: Pick<Terminal, 'palette' | 'quiet'>,
): string[] {
  const { events, perSecond, different } = totalsOf(replays)
  const told = replays.flatMap(
    ({ inputs: { scenario }, replayed: { difference, turns, charts } }) => {
      if (difference) return [palette.bad(`✘ ${scenario}`), ...differenceLines(difference)]
      const count = palette.faint(`${turns} events, ${charts} statecharts`)
      return quiet ? [] : [`${palette.good('✔')} ${scenario}  ${count}`]
    },
  )
  const total = `${replays.length} replayed, ${different} different: ${events} events, ${perSecond} a second`
  return [...told, different === 0 ? palette.good(total) : palette.bad(total)]
}

function totalsOf(replays: readonly TraceReplay[]) {
  const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0)
  const events = sum(replays.map(({ replayed }) => replayed.turns))
  const realMs = sum(replays.map((one) => one.realMs))
  const different = replays.filter(({ replayed }) => replayed.difference !== undefined).length
  const perSecond = Math.round((events * 1_000) / Math.max(realMs, 1))
  return { same: replays.length - different, different, events, perSecond }
}

/** Characters of a value that are worth showing. */
const SHOWN_MAX = 600

/** The event and, of what came out at it, the first thing that differs. */
function differenceLines({ turn, number, recorded, replayed }: ReplayDifference): string[] {
  const { time, appliance, chart, event } = turn
  const [first, second] = [partsOf(recorded), partsOf(replayed)]
  const at = first.findIndex((part, index) => part !== second[index])
  const shown = (parts: readonly string[]) => shortened(parts[Math.max(at, 0)] ?? '')
  return [
    `  Event ${number}, at ${time}, to ${appliance} ${chart}:`,
    `    ${shortened(JSON.stringify(event))}`,
    `  Recorded: ${shown(first)}`,
    `  Replayed: ${shown(second)}`,
  ]
}

/** What came out in parts that can be compared one by one; the last of them says how many there are. */
function partsOf({ emitted, sent, state }: Outcome): string[] {
  const told = (verb: string, events: readonly Written[]) =>
    events.map((event) => `it ${verb} ${JSON.stringify(event)}`)
  return [
    ...told('emitted', emitted),
    ...told('sent', sent),
    `it was in ${state}, and emitted ${emitted.length} and sent ${sent.length}`,
  ]
}

function shortened(text: string): string {
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}...` : text
}
