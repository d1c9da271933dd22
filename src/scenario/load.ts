import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { LabError } from '../errors/lab-error.ts'
import { findFile, type FoundFile } from './find-file.ts'
import type { LabFile } from './lab-file.ts'
import { problemText, type Problem } from './problem.ts'
import type { EmulatorsModule, ReadPlan } from './read-typescript.ts'
import type { AnyScenario, Cast } from './scenario.ts'

/** What a loader needs of the program that runs. */
export interface LoadContext {
  /** The module `fieldfault/emulators`, asked for only when a file needs it. */
  readonly emulators: () => Promise<EmulatorsModule>
  /** The folder that paths are relative to. */
  readonly cwd: string
}

/** A scenario that can be played. */
export interface LoadedScenario extends FoundFile {
  readonly scenario: AnyScenario
}

/** A cast that can be started, with its story when it has one. */
export interface LoadedCast extends FoundFile {
  readonly title: string
  readonly cast: Cast
  readonly start?: string
  readonly seed?: string
  readonly scenario?: AnyScenario
}

/** Loads a scenario by its name or path. Throws `no-such-scenario`, `bad-scenario-file`, `lab-without-script`. */
export async function loadScenario(
  nameOrPath: string,
  context: LoadContext,
): Promise<LoadedScenario> {
  const loaded = await loadCast(nameOrPath, context)
  if (!loaded.scenario) throw new LabError('lab-without-script', { file: nameOrPath })
  return { ...loaded, scenario: loaded.scenario }
}

/** Loads the cast of a scenario or of a lab file. Throws `no-such-scenario`, `bad-scenario-file`. */
export async function loadCast(nameOrPath: string, context: LoadContext): Promise<LoadedCast> {
  const found = findFile(nameOrPath, context.cwd)
  if (found.compiled !== undefined) {
    const built = (await import(pathToFileURL(found.compiled).href)) as { default: AnyScenario }
    return castOf(found, 'scenario', built.default)
  }
  const read = await readPlan(found, context)
  const problems = await problemsOf(found, read)
  const [first] = problems
  if (first || !read.ok)
    throw new LabError('bad-scenario-file', { file: found.file, fact: factOf(problems) })
  return castOf(found, read.kind, read.plan)
}

/** Everything that is wrong with a scenario or lab file, in the order of its lines. Throws `no-such-scenario`. */
export async function validateFile(
  nameOrPath: string,
  context: LoadContext,
): Promise<FoundFile & { problems: Problem[] }> {
  const found = findFile(nameOrPath, context.cwd)
  return { ...found, problems: await problemsOf(found, await readPlan(found, context)) }
}

async function readPlan({ file }: FoundFile, { emulators }: LoadContext): Promise<ReadPlan> {
  const module = await emulators()
  if (file.endsWith('.json')) {
    const { readJson } = await import('./read-json.ts')
    return readJson(readFileSync(file, 'utf8'), module.emulators)
  }
  const { readTypeScript } = await import('./read-typescript.ts')
  return readTypeScript(file, module)
}

async function problemsOf({ file }: FoundFile, read: ReadPlan): Promise<Problem[]> {
  if (!read.ok) return [read.problem]
  const { checkPlan } = await import('./check-plan.ts')
  const { findLine } = await import('./find-line.ts')
  const source = readFileSync(file, 'utf8')
  return checkPlan(read.kind, read.plan)
    .map(({ path, says }) => ({ line: findLine(source, path), says }))
    .toSorted((a, b) => a.line - b.line)
}

function factOf(problems: readonly Problem[]): string {
  const [first, ...more] = problems
  const text = first ? problemText(first) : 'nothing can be read from it'
  return more.length > 0 ? `${text} (and ${more.length} more)` : text
}

function castOf(found: FoundFile, kind: 'scenario' | 'lab', plan: unknown): LoadedCast {
  const given = kind === 'scenario' ? (plan as AnyScenario).lab : (plan as LabFile)
  const { start, seed, cast } = given
  const scenario = kind === 'scenario' ? (plan as AnyScenario) : undefined
  return {
    ...found,
    cast,
    title: scenario?.title ?? (plan as LabFile).title ?? found.name,
    ...(start !== undefined && { start }),
    ...(seed !== undefined && { seed }),
    ...(scenario && { scenario }),
  }
}
