import type { Emulator } from '../../emulator/emulator.ts'
import { entropyFrom } from '../../entropy/entropy.ts'
import { declaredStates } from '../declared-states.ts'
import type { Failure } from '../verdict.ts'
import { feedCharts, type FedTurn } from './fed-charts.ts'
import type { ChartInputs, WrittenTurn } from './inputs-file.ts'
import { collectSheetValues } from './sheet-values.ts'
import { typeOf, varyTurns } from './vary-turns.ts'

/** Judges what statecharts make of a course of events that a seed changes; undefined when nothing is wrong. */
export type VariedReplay = (seed: string) => Failure | undefined

/**
 * Gets ready to feed the statecharts of a run what they took in, changed by seeds: no chart may break, and each must
 * be in a state that its machine declares.
 */
export function variedReplay(inputs: ChartInputs, emulators: readonly Emulator[]): VariedReplay {
  const { cast, turns } = inputs
  const sheets = collectSheetValues(emulators)
  return (seed) => {
    const charts = feedCharts({ cast, emulators, sheets })
    const entropy = entropyFrom(seed).fork(`turns of ${inputs.scenario}`)
    for (const [at, turn] of varyTurns(turns, entropy).entries()) {
      const failure = failureAt(turn, at + 1, charts.take(turn))
      if (failure) return failure
    }
    return undefined
  }
}

function failureAt(turn: WrittenTurn, number: number, fed: FedTurn): Failure | undefined {
  if (fed.isWhole && declaredStates(fed.machine).has(fed.state)) return undefined
  const claim = fed.isWhole
    ? 'every appliance is in a state that its statechart declares'
    : 'no statechart breaks, whatever is lost, repeated or late'
  const { appliance, chart, machine } = turn
  const where = `turn ${number}, of ${appliance} ${chart}`
  const saw = `${where}: at ${typeOf(turn)}, ${machine} was in "${fed.state}"`
  return { step: undefined, claim, saw, around: [] }
}
