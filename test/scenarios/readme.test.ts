import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadScenario } from '../../src/scenario/load.ts'
import { runScenario } from '../../src/scenario/run-scenario.ts'

test('the scenario in README plays as it stands, from a folder outside the package', async () => {
  const readme = readFileSync('README.md', 'utf8')
  const [, code] = /```ts\n([\s\S]*?)```/.exec(readme) ?? []
  const folder = mkdtempSync(join(tmpdir(), 'readme-'))
  const file = join(folder, 'my-failure.ts')
  writeFileSync(file, code!)
  const { name, scenario } = await loadScenario(file, {
    cwd: folder,
    emulators: () => import('../../emulators/index.ts'),
  })
  const result = await runScenario(scenario, { name })
  rmSync(folder, { recursive: true })
  expect(result).toMatchObject({ verdict: 'passed', steps: [{ passed: true }] })
})
