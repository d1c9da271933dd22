import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { stopwatch } from '../../src/clock/real-time.ts'
import { checkout } from '../rooms/docs/fenced-blocks.ts'
import { shellPages } from '../rooms/docs/shell-blocks.ts'
import { installProject, type InstalledProject } from './packed-package.ts'
import { runProgram, type ProgramEnd } from './real-programs.ts'

const importer = `import { FieldfaultContainer } from 'fieldfault/testcontainers'
import { expect, test } from 'fieldfault/vitest'
import { ucsm } from 'fieldfault/emulators'
test('the packed package has what tests import', async ({ lab }) => {
  const fi = await lab.start(ucsm())
  expect(fi.state()).toBe('operational')
  expect(new FieldfaultContainer()).toBeDefined()
})
`

const everyExport = ['emulator', 'emulators', 'scenario', 'testcontainers', 'vitest']
  .map((name) => `export * as ${name} from 'fieldfault/${name}'\n`)
  .join('')

/** Longest time for all scenarios, while another file is tested; milliseconds. */
const LIMIT_MS = 180_000

interface FreshProject extends InstalledProject {
  readonly fieldfault: (...args: readonly string[]) => Promise<ProgramEnd>
}

/** A project with the packed package and, in a folder of its own, the emulator and the scenarios of two pages. */
async function freshProject(): Promise<FreshProject> {
  const project = await installProject('examples/sftp-client')
  const modules = join(project.cwd, 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  symlinkSync('../fieldfault/dist/src/cli/main.js', join(modules, '.bin', 'fieldfault'))
  symlinkSync(join(checkout, 'node_modules/testcontainers'), join(modules, 'testcontainers'))
  for (const [name, text] of Object.entries(pageFiles())) {
    const file = join(project.cwd, 'my-scenarios', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const options = { cwd: project.cwd, env: { NO_COLOR: '1' }, limitMs: LIMIT_MS }
  return {
    ...project,
    fieldfault: (...args) => runProgram('npx', ['--no', 'fieldfault', ...args], options),
  }
}

/** The TypeScript of the two pages that make an emulator and scenarios. */
function pageFiles(): Record<string, string> {
  const pages = shellPages().filter(({ page }) => /writing-an?-/.test(page))
  const files = pages.flatMap((page) => Object.entries(page.files))
  return Object.fromEntries(files.filter(([name]) => /(?<!\.test)\.ts$/.test(name)))
}

test('a folder of scenarios with an emulator of its own plays with the packed package', async () => {
  const { cwd, fieldfault, run } = await freshProject()
  const played = await fieldfault('run', './my-scenarios', '--reporter', 'junit=out.xml')
  expect(played.code, played.stdout + played.stderr).toBe(0)
  const report = readFileSync(join(cwd, 'out.xml'), 'utf8')
  for (const name of ['blind-monitor', 'hardened-server'])
    expect(report).toContain(`<testsuite package="${name}"`)
  writeFileSync(
    join(cwd, 'tsconfig.all.json'),
    '{ "extends": "./tsconfig.json", "include": ["*.ts", "my-scenarios/**/*.ts"] }',
  )
  const types = await run('tsc', '-p', 'tsconfig.all.json')
  expect(types.code, types.stdout).toBe(0)
})

test('what a trace of an own emulator has recorded replays when a scenario names it', async () => {
  const { cwd, fieldfault } = await freshProject()
  const story = './my-scenarios/blind-monitor.ts'
  const traced = await fieldfault('run', story, '--trace', 'trace', '--trace-all')
  expect(traced.code, traced.stdout + traced.stderr).toBe(0)
  expect(existsSync(join(cwd, 'trace/blind-monitor/inputs.ndjson'))).toBe(true)
  expect(await fieldfault('replay', 'trace')).toMatchObject({ code: 2 })
  const replayed = await fieldfault('replay', 'trace', '--with', story)
  expect(replayed.code, replayed.stdout + replayed.stderr).toBe(0)
  expect(replayed.stdout).toContain('1 replayed, 0 different')
})

test('the types of the package compile in a project that checks those of its libraries', async () => {
  const { cwd, run } = await installProject('examples/certificate-monitor')
  symlinkSync(
    join(checkout, 'node_modules/testcontainers'),
    join(cwd, 'node_modules/testcontainers'),
  )
  writeFileSync(join(cwd, 'every-export.ts'), everyExport)
  // XState's own types do not hold with exact optional properties.
  const compilerOptions = { skipLibCheck: false, exactOptionalPropertyTypes: false }
  const project = { extends: './tsconfig.json', compilerOptions, include: ['every-export.ts'] }
  writeFileSync(join(cwd, 'tsconfig.strict.json'), JSON.stringify(project))
  const { code, stdout } = await run('tsc', '-p', 'tsconfig.strict.json')
  expect(code, stdout).toBe(0)
})

test('tests of a fresh project import the packed package', async () => {
  const { cwd, run } = await freshProject()
  writeFileSync(join(cwd, 'imports.test.ts'), importer)
  const { code, stdout, stderr } = await run('vitest', 'run', 'imports.test.ts')
  expect(code, stdout + stderr).toBe(0)
})

test('every scenario of the packed package passes', { timeout: LIMIT_MS }, async () => {
  const { cwd, fieldfault } = await freshProject()
  const elapsedMs = stopwatch()
  const { code, stdout, stderr } = await fieldfault('run', '--reporter', 'junit=out.xml')
  expect(code, stdout + stderr).toBe(0)
  const report = readFileSync(join(cwd, 'out.xml'), 'utf8')
  const suites = report.match(/<testsuite /g)?.length ?? 0
  expect(suites).toBeGreaterThan(30)
  process.stderr.write(`${suites} scenarios of the package in ${Math.round(elapsedMs())} ms\n`)
})
