import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryLine, type AnyEntry } from '../../journal/entry.ts'
import { asciicast } from '../../report/asciicast.ts'
import { handshakeText } from '../../report/handshake-text.ts'
import { markdownReporter } from '../../report/markdown.ts'
import { createPalette } from '../../report/palette.ts'
import { refusedHandshakes } from '../../report/refused-handshakes.ts'
import { outcomeOf, type PlayedScenario } from '../../report/reporter.ts'
import { inputsText } from '../../scenario/replay/inputs-file.ts'
import type { ScenarioResult } from '../../scenario/verdict.ts'
import { inTrace, makeFolders } from './trace-folder.ts'

/** Columns of the explainer in a file. */
const WIDTH = 120

/** The file of a trace from which `replay` feeds the statecharts. */
export const INPUTS_FILE = 'inputs.ndjson'

/**
 * Keeps what there is to know of each scenario that did not pass, or of `all`, in a folder of its name below `dir`:
 * report, journal, explainer, the way of each statechart and what went into it, the cast, and a recording of each
 * login. Throws `trace-unwritable`.
 */
export function keepTraces(dir: string, played: readonly PlayedScenario[], all = false): string[] {
  const wanted = played.filter((one) => all || outcomeOf(one) !== 'passed')
  return wanted.map((one) => {
    const folder = join(dir, ...one.result.name.split('/').map(fileName))
    inTrace(dir, () => keepTrace(folder, one))
    return folder
  })
}

function keepTrace(folder: string, played: PlayedScenario): void {
  const { result } = played
  rmSync(folder, { recursive: true, force: true })
  makeFolders(join(folder, 'sessions'))
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('journal.ndjson', result.entries.map((entry) => `${entryLine(entry)}\n`).join(''))
  write('report.md', reportOf(played))
  write('explainer.txt', explainerOf(result))
  write('states.txt', statesOf(result.entries))
  if (result.inputs) write(INPUTS_FILE, inputsText(result.inputs))
  write('lab.json', `${JSON.stringify(castOf(result), undefined, 2)}\n`)
  for (const [at, recording] of result.sessions.entries())
    write(`sessions/${at + 1}-${fileName(recording.appliance)}.cast`, asciicast(recording))
}

function reportOf(played: PlayedScenario): string {
  let text = ''
  const write = (more: string) => void (text += more)
  const options = { write, colour: false, width: WIDTH, quiet: false, verbose: true }
  markdownReporter(options).end([played])
  return text
}

function explainerOf({ entries }: ScenarioResult): string {
  const palette = createPalette(false)
  const blocks = refusedHandshakes(entries).map((handshake) =>
    handshakeText(handshake, { width: WIDTH, palette }).join('\n'),
  )
  return `${blocks.join('\n\n') || 'No handshake was refused.'}\n`
}

function statesOf(entries: readonly AnyEntry[]): string {
  return entries
    .flatMap(({ time, appliance, event, data }) =>
      event === 'state.entered' ? [`${time} ${appliance} ${data.machine} ${data.state}\n`] : [],
    )
    .join('')
}

function castOf({ name, seed, digest, entries }: ScenarioResult) {
  const appliances = entries.flatMap((entry) =>
    entry.event === 'appliance.started' ? [{ name: entry.appliance, ...entry.data }] : [],
  )
  return { name, seed, digest, appliances }
}

/** A part of a name that no file system takes for anything else. */
function fileName(part: string): string {
  return part.replaceAll(/[^\w.@+-]/g, '_').replace(/^\.+$/, '_') || '_'
}
