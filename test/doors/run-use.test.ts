import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, commandLine, type CommandLine } from './fieldfault.ts'

interface Report {
  readonly passed: number
  readonly failed: number
  readonly scenarios: readonly {
    readonly name: string
    readonly seed: string
    readonly runs: number
    readonly seeds: number
    readonly steps: readonly { readonly labMs: number; readonly realMs: number }[]
  }[]
}

/** A scenario that claims how much lab time went by, with tags. */
function story(tags: readonly string[], claimed: string, wait = '1h'): string {
  return `import { scenario } from 'fieldfault/scenario'
import { workstation } from 'fieldfault/emulators'
export default scenario({
  title: 'Waiting', story: 'It waits.', references: [], tags: ${JSON.stringify(tags)},
  lab: { start: '2019-09-11T10:00:00Z', cast: { desk: workstation() } },
  async script({ step, advance, now }) {
    await step('time passes', async () => advance('${wait}'))
    await step('the time is right', async ({ claim }) => claim('${claimed}', now().includes('${claimed}')))
  },
})`
}

function withStories(): CommandLine {
  const cli = commandLine()
  mkdirSync(join(cli.cwd, 'stories', 'deep'), { recursive: true })
  cli.write('stories/short.ts', story(['quick'], 'T11:00'))
  cli.write('stories/deep/long.ts', story(['slow', 'night'], 'T10:00', '1d'))
  cli.write('stories/wrong.ts', story(['quick', 'night'], 'T23:00'))
  cli.write('stories/words.ts', 'export const word = 1')
  return cli
}

const namesOf = ({ scenarios }: Report) => scenarios.map(({ name }) => name)

test('a folder plays all its scenarios, and nothing that they only import', async () => {
  const report = await withStories().json<Report>('run', './stories')
  expect(namesOf(report)).toEqual(['deep/long', 'short', 'wrong'])
  expect(report).toMatchObject({ passed: 2, failed: 1 })
})

test('tags, text, seeds, repeats and threads go together', async () => {
  const cli = withStories()
  const options = ['--jobs', '2', '--repeat', '2', '--seeds', '3', '--seed', 'mine']
  const chosen = ['--tag', 'slow,quick', '--grep', 'o']
  const report = await cli.json<Report>('run', 'stories', ...chosen, ...options)
  expect(report.scenarios).toMatchObject([
    { name: 'deep/long', seed: 'mine', runs: 6, seeds: 3 },
    { name: 'short', seed: 'mine', runs: 6, seeds: 3 },
    { name: 'wrong', seed: 'mine', runs: 1, seeds: 1 },
  ])
})

test('after the first that fails --bail begins no other', async () => {
  const { cwd, run } = withStories()
  writeFileSync(join(cwd, 'stories/a.ts'), story(['quick'], 'T23:00'))
  const { code, stdout } = await run('run', 'stories', '--bail', '--json')
  expect(code).toBe(1)
  expect(namesOf(JSON.parse(stdout) as Report)).toEqual(['a'])
})

test('each step has its own lab time', async () => {
  const { scenarios } = await withStories().json<Report>('run', 'stories/deep')
  expect(scenarios[0]?.steps.map(({ labMs }) => labMs)).toEqual([86_400_000, 0])
})

test('what nobody has is an error that says what was asked for', async () => {
  const { stderr } = await withStories().run('run', 'stories', '--tag', 'noon')
  expect(stderr).toContain('none has the tag noon')
  expect(codeOf(stderr)).toBe('nothing-to-run')
})

test('a replay says in one screen what came out differently, and ends with 1', async () => {
  const { cwd, run } = withStories()
  await run('run', 'stories/wrong.ts', '--trace', 'trace')
  const same = await run('replay', 'trace')
  expect(same).toMatchObject({ code: 0 })
  expect(same.stdout).toMatch(/1 replayed, 0 different: \d+ events, \d+ a second/)
  const file = join(cwd, 'trace/wrong/inputs.ndjson')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/"state":"\w+"/, '"state":"asleep"'))
  const { code, stdout } = await run('replay', 'trace')
  expect(code).toBe(1)
  expect(stdout).toContain('Recorded: it was in asleep')
  expect(stdout.split('\n').length).toBeLessThan(24)
})

test('a folder without recorded inputs cannot be replayed', async () => {
  expect(codeOf((await withStories().run('replay', 'stories')).stderr)).toBe('bad-inputs')
})
