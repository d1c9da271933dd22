import type { Emulator } from '../emulator/emulator.ts'
import { entryLine, type AnyEntry } from '../journal/entry.ts'
import type { RunningLab } from '../lab/lab.ts'
import { declaredStates } from './declared-states.ts'
import type { ChartInputs } from './replay/inputs-file.ts'
import { replay } from './replay/replay.ts'
import type { Failure } from './verdict.ts'

/** What a run is held against, besides the claims of its scenario. */
export interface HeldRun {
  readonly lab: RunningLab
  readonly inputs: ChartInputs
  readonly emulators: readonly Emulator[]
}

/**
 * The first thing of a run that must never be, whatever the seed: a secret in the journal, an appliance in a state
 * that its statechart does not declare, or a statechart that does something else when it is fed the same again.
 */
export function brokenInvariant(run: HeldRun): Failure | undefined {
  return leakedSecret(run.lab) ?? undeclaredState(run) ?? unequalReplay(run)
}

function leakedSecret({ journal, services }: RunningLab): Failure | undefined {
  const entries = journal.entries()
  const lines = entries.map(entryLine)
  const text = lines.join('\n')
  const secret = services.redaction.find((kept) => text.includes(kept))
  const at = lines.findIndex((line) => isPrivateKey(line) || (secret && line.includes(secret)))
  const entry = entries[at]
  if (!entry) return undefined
  // The entry itself is not shown: a report is the last place for a secret.
  const { appliance, stream, number, event } = entry
  const saw = `entry ${number} of ${appliance} ${stream}, ${event}, has one`
  return broken('the journal holds no secret', saw)
}

function isPrivateKey(line: string): boolean {
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(line)
}

function undeclaredState({ lab, inputs, emulators }: HeldRun): Failure | undefined {
  const machines = emulators.flatMap((emulator) => emulator.machines)
  for (const { appliance, machine, state, time } of inputs.turns) {
    const declaring = machines.filter(({ id }) => id === machine)
    if (declaring.some((one) => declaredStates(one).has(state))) continue
    const around = lab.journal.entries({ appliance }).slice(-AROUND)
    const saw = `${appliance} was in "${state}" of ${machine} at ${time}`
    return broken('every appliance is in a state that its statechart declares', saw, around)
  }
  return undefined
}

/** Entries shown around a state that no chart declares. */
const AROUND = 12

function unequalReplay({ inputs, emulators }: HeldRun): Failure | undefined {
  const { difference } = replay(inputs, emulators)
  if (!difference) return undefined
  const { turn, number, recorded, replayed } = difference
  const saw = `turn ${number}, of ${turn.appliance} ${turn.chart}: ${JSON.stringify(replayed)} instead of ${JSON.stringify(recorded)}`
  return broken('a replay of the statecharts comes out the same', saw)
}

function broken(claim: string, saw: string, around: readonly AnyEntry[] = []): Failure {
  return { step: undefined, claim, saw, around }
}
