import { LabError } from '../../errors/lab-error.ts'
import { listScenarios } from '../../scenario/find-file.ts'
import { loadScenario, type LoadContext, type LoadedScenario } from '../../scenario/load.ts'

/** Loads the scenarios named, all of the package's own when none is, less those without the text `grep`. Throws `nothing-to-run`. */
export async function chooseScenarios(
  names: readonly string[],
  grep: string | undefined,
  context: LoadContext,
): Promise<LoadedScenario[]> {
  const wanted = names.length > 0 ? names : listScenarios().map(({ name }) => name)
  const loaded: LoadedScenario[] = []
  for (const name of wanted) loaded.push(await loadScenario(name, context))
  const chosen = loaded.filter((one) => grep === undefined || mentions(one, grep.toLowerCase()))
  if (chosen.length === 0) throw new LabError('nothing-to-run', { grep: grep ?? '' })
  return chosen
}

function mentions({ name, scenario }: LoadedScenario, text: string): boolean {
  return [name, scenario.title, ...scenario.tags].some((words) =>
    words.toLowerCase().includes(text),
  )
}
