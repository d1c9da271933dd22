import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { runScenario, type AnyScenario } from '../../../src/scenario/index.ts'
import { codeBlocks, writeBlocks } from './code-blocks.ts'

const compiler = fileURLToPath(new URL('../../../node_modules/.bin/tsc', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fieldfault-blocks-'))
const blocks = codeBlocks()
writeBlocks(folder, blocks)
afterAll(() => rmSync(folder, { recursive: true }))

test('the pages for users have complete code blocks', () => {
  expect(blocks.map(({ place }) => place.replace(/:.*/, ''))).toEqual(
    expect.arrayContaining([
      'README.md',
      'docs/testing-with-vitest.md',
      'docs/writing-a-scenario.md',
      'docs/writing-an-emulator.md',
    ]),
  )
})

test('every complete code block compiles', { timeout: 60_000 }, () => {
  const { stdout } = spawnSync(compiler, ['-p', folder], { encoding: 'utf8', cwd: folder })
  const mistakes = blocks.flatMap(({ place, file }) =>
    stdout
      .split('\n')
      .filter((line) => line.startsWith(`${file}(`))
      .map((line) => `${place}: ${line}`),
  )
  expect(mistakes).toEqual([])
})

describe.for(blocks.filter(({ code }) => code.includes("'fieldfault/vitest'")))(
  'the tests of $place',
  async ({ file }) => {
    await import(join(folder, file))
  },
)

const scenarios = blocks.filter(({ code }) => code.includes('export default scenario('))
test.for(scenarios)('the scenario of $place passes', async ({ place, file }) => {
  const { default: scenario } = (await import(join(folder, file))) as { default: AnyScenario }
  expect(await runScenario(scenario, { name: place })).toMatchObject({ verdict: 'passed' })
})
