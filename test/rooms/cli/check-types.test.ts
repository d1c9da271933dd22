import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { together } from '../../../src/cli/commands/validate.ts'
import { checkTypes } from '../../../src/cli/validate/check-types.ts'
import { findCompiler } from '../../../src/cli/validate/find-compiler.ts'

// The compiler reads the types of the whole program.
vi.setConfig({ testTimeout: 30_000 })

/** Writes files next to each other, outside every package. Returns where the first is. */
function written(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldfault-types-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return join(folder, Object.keys(files)[0]!)
}

const story = (line: string) => `import { ucsm } from 'fieldfault/emulators'
import { scenario } from 'fieldfault/scenario'
import { days } from './days.ts'

export default scenario({
  title: 'x',
  story: 'x',
  references: [],
  tags: [],
  lab: { start: '2019-09-11T10:00:00Z', cast: { fi: ucsm({ profile: '4.0(1d)' }) } },
  async script({ fi, step }) {
    ${line}
    await step(String(days), async () => {})
  },
})
`

test("a file's types are checked against the program that runs, and those of its neighbours", async () => {
  const file = written({
    'story.ts': story('await fi.backupSucceds("host35")'),
    'days.ts': "export const days: number = 'two'\n",
  })
  const problems = await checkTypes(file, findCompiler(file)!)
  expect(problems).toEqual([
    { says: "type error in days.ts, line 1: Type 'string' is not assignable to type 'number'" },
    { line: 12, says: expect.stringContaining("Property 'backupSucceds' does not exist") },
  ])
})

test('a file with good types has no problems, wherever it lies', async () => {
  const file = written({
    'story.ts': story("await fi.upgrade('4.0(2a)')"),
    'days.ts': 'export const days = Number(process.env.DAYS)\n',
  })
  expect(await checkTypes(file, findCompiler(file)!)).toEqual([])
})

test('a syntax error is left to the loader', async () => {
  const file = written({ 'story.ts': 'const a = {\nexport default a\n' })
  expect(await checkTypes(file, findCompiler(file)!)).toEqual([])
})

test('where there is no compiler none is found', () => {
  expect(findCompiler('/story.ts', ['/story.ts'])).toBeUndefined()
})

test('a line of which something is told already is not told again', () => {
  const found = [{ line: 4, says: 'no such profile' }]
  const types = [
    { line: 4, says: 'type error: x' },
    { line: 2, says: 'type error: y' },
    { says: 'elsewhere' },
  ]
  expect(together(found, types).map(({ says }) => says)).toEqual([
    'elsewhere',
    'type error: y',
    'no such profile',
  ])
})
