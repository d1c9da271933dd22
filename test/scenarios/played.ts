import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { keyFolder } from '../../src/lab/key-folder.ts'
import {
  runScenario,
  type AnyScenario,
  type RunOptions,
  type ScenarioResult,
} from '../../src/scenario/index.ts'

const FOLDER = fileURLToPath(new URL('../../scenarios', import.meta.url))

/** The names of all scenarios that the package has. */
export function scenarioNames(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/').replace(/\.ts$/, ''))
    .toSorted()
}

/** Plays a scenario of the package on virtual time. */
export async function played(
  name: string,
  options: Omit<RunOptions, 'name'> = {},
): Promise<ScenarioResult> {
  const { default: scenario } = (await import(`${FOLDER}/${name}.ts`)) as { default: AnyScenario }
  return runScenario(scenario, { keyFolder: keyFolder(), ...options, name })
}

/** What a run came to, as a test compares it: the verdict and, when it is not good, where it broke. */
export function outcome({ verdict, failure }: ScenarioResult) {
  return { verdict, ...(failure && { step: failure.step, claim: failure.claim }) }
}
