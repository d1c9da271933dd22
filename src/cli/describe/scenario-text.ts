import { readFileSync } from 'node:fs'
import type { LoadedCast } from '../../scenario/load.ts'
import { stepsIn } from '../../scenario/steps-in.ts'
import { columnsText, wrapText } from '../../report/table.ts'
import type { Terminal } from '../terminal.ts'

/** A scenario, or a lab file, as a document. Steps are those that stand in the file with a fixed name. */
export function scenarioDocument(loaded: LoadedCast) {
  const { name, file, title, start, seed, cast, scenario } = loaded
  return {
    name,
    file,
    title,
    story: scenario?.story.replace(/\s+/g, ' '),
    references: scenario?.references ?? [],
    tags: scenario?.tags ?? [],
    start,
    seed,
    cast: Object.entries(cast).map(([role, { emulator, options }]) => ({
      role,
      emulator: emulator.name,
      ...options,
      profile: options.profile ?? emulator.defaultProfile,
    })),
    steps: scenario ? stepsIn(readFileSync(file, 'utf8')) : [],
  }
}

type ScenarioDocument = ReturnType<typeof scenarioDocument>

/** The story for a reader. */
export function scenarioText(scenario: ScenarioDocument, { palette, width }: Terminal): string[] {
  const { name, title, story, references, tags, start, cast, steps } = scenario
  const section = (heading: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', palette.strong(heading), ...lines.map((line) => `  ${line}`)] : []
  return [
    palette.strong(title),
    palette.faint(name),
    ...section('Story', story === undefined ? [] : wrapText(story, width - 2)),
    ...section('Cast', columnsText(cast.map(castRow))),
    ...section(
      'Steps',
      steps.map((step, at) => `${at + 1}. ${step}`),
    ),
    ...section('References', references),
    ...section('Tags', tags.length > 0 ? [tags.join(', ')] : []),
    ...section('Lab time starts at', start === undefined ? [] : [start]),
  ]
}

function castRow({
  role,
  emulator,
  profile,
  ...options
}: ScenarioDocument['cast'][number]): string[] {
  const others = Object.entries(options).map(([option, value]) => `${option} ${value}`)
  return [role, emulator, profile, others.join(', ')]
}
