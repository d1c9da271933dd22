import { LabError } from '../../errors/lab-error.ts'
import { listScenarios } from '../../scenario/find-file.ts'
import { findFolder } from '../../scenario/find-folder.ts'
import { loadScenario, type LoadContext, type LoadedScenario } from '../../scenario/load.ts'

/** Which scenarios are wanted. */
export interface Choice {
  /** Names, files and folders; all scenarios of the package when there is none. */
  readonly names: readonly string[]
  /** Text that name, title or a tag has. */
  readonly grep?: string | undefined
  /** Tags of which a scenario has at least one. */
  readonly tags?: readonly string[] | undefined
}

/** Loads the scenarios that are wanted. Throws `nothing-to-run`, and what loading throws. */
export async function chooseScenarios(
  choice: Choice,
  context: LoadContext,
): Promise<LoadedScenario[]> {
  const { names, grep, tags } = choice
  const wanted = names.length > 0 ? names : listScenarios().map(({ name }) => name)
  const loaded: LoadedScenario[] = []
  for (const name of wanted) loaded.push(...(await loadNamed(name, context)))
  const chosen = loaded.filter(
    (one) =>
      (grep === undefined || mentions(one, grep.toLowerCase())) &&
      (tags === undefined || tags.some((tag) => one.scenario.tags.includes(tag))),
  )
  if (chosen.length === 0) throw new LabError('nothing-to-run', { fact: lackOf(choice) })
  return chosen
}

function lackOf({ names, grep, tags }: Choice): string {
  if (tags) return `none${having(grep)} has the tag ${tags.join(' or ')}`
  if (grep !== undefined) return `none has "${grep}" in its name, title or tags`
  return `there is none in ${names.join(', ')}`
}

function having(grep: string | undefined): string {
  return grep === undefined ? '' : ` with "${grep}"`
}

/** The scenario of a name or file, or all that a folder has. */
async function loadNamed(nameOrPath: string, context: LoadContext): Promise<LoadedScenario[]> {
  const folder = findFolder(nameOrPath, context.cwd)
  if (!folder) return [await loadScenario(nameOrPath, context)]
  const loaded: LoadedScenario[] = []
  for (const { file, name } of folder) loaded.push({ ...(await loadScenario(file, context)), name })
  return loaded
}

function mentions({ name, scenario }: LoadedScenario, text: string): boolean {
  return [name, scenario.title, ...scenario.tags].some((words) =>
    words.toLowerCase().includes(text),
  )
}
