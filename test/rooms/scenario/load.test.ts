import { expect, test } from 'vitest'
import { listScenarios } from '../../../src/scenario/find-file.ts'
import { loadCast, loadScenario } from '../../../src/scenario/load.ts'
import { runScenario } from '../../../src/scenario/run-scenario.ts'
import { written } from './written-file.ts'

const story = `
import { scenario, hours } from 'fieldfault/scenario'
import { echo } from 'fieldfault/emulators'
const lab = { start: '2019-09-11T10:00:00Z', cast: { one: echo() } } satisfies object
export default scenario({
  title: 'The mood turns', story: 'It turns.', references: [], tags: ['mood'], lab,
  async script({ one, step, advance }) {
    await step('it turns', async ({ claim }) => {
      await advance(hours(1))
      one.send({ type: 'mood.changed', to: 'bad' })
      claim('it is bad', one.state() === 'bad')
    })
  },
})
`

test('a TypeScript file from anywhere plays with the emulators of the running program', async () => {
  const { context } = written('mood.ts', story)
  const { name, scenario } = await loadScenario('mood.ts', context)
  expect(name).toBe('mood')
  const result = await runScenario(scenario, { name })
  expect(result).toMatchObject({ verdict: 'passed', labMs: 3_600_000 })
})

test('the ending of a file may be left out', async () => {
  const { context, file } = written('mood.ts', story)
  expect(await loadScenario('mood', context)).toMatchObject({ file })
})

test('a lab file has a cast and no script', async () => {
  const { context } = written(
    'two.ts',
    `import { lab } from 'fieldfault/scenario'
     import { echo } from 'fieldfault/emulators'
     export default lab({ title: 'Two echoes', seed: 's', cast: { one: echo(), two: echo({ profile: '2' }) } })`,
  )
  const cast = await loadCast('two.ts', context)
  expect(cast).toMatchObject({ title: 'Two echoes', seed: 's' })
  expect(cast.cast.two?.options).toEqual({ profile: '2' })
  await expect(loadScenario('two.ts', context)).rejects.toMatchObject({
    code: 'lab-without-script',
  })
})

test('a lab file in JSON names its emulators', async () => {
  const { context } = written('two.json', '{"cast": {"one": {"emulator": "echo", "profile": "2"}}}')
  const { cast, title } = await loadCast('two.json', context)
  expect(title).toBe('two')
  expect(cast.one?.emulator.name).toBe('echo')
  expect(cast.one?.options).toEqual({ profile: '2' })
})

test("the package's own scenarios are known by name, by path and with their ending", async () => {
  const { context } = written('mood.ts', story)
  const [first] = listScenarios()
  if (!first) expect.unreachable()
  expect(first.name).toMatch(/^[a-z-]+\/[a-z0-9-]+$/)
  const emulators = () => import('../../../emulators/index.ts')
  for (const given of [first.name, `${first.name}.ts`, first.file]) {
    const loaded = await loadScenario(given, { ...context, emulators })
    expect(loaded).toMatchObject({ name: first.name, file: first.file })
  }
})

test('a name that nothing has is refused with those that are near', async () => {
  const { context } = written('mood.ts', story)
  const [first] = listScenarios()
  const misspelt = `${first?.name}x`
  await expect(loadScenario(misspelt, context)).rejects.toMatchObject({
    code: 'no-such-scenario',
    message: expect.stringContaining(`Nearest: ${first?.name}`) as string,
  })
  await expect(loadScenario('zzzzzzzz', context)).rejects.toThrow('See fieldfault list.')
})

test('a file with problems is refused with the first of them and their number', async () => {
  const { context } = written(
    'bad.ts',
    story.replace("'The mood turns'", "''").replace("['mood']", '1'),
  )
  await expect(loadScenario('bad.ts', context)).rejects.toThrow(
    /bad\.ts: line 6: title is empty \(and 1 more\)\. Correct it/,
  )
})
