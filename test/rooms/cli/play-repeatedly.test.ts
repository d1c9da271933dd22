import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { playRepeatedly, type PlayPlan } from '../../../src/cli/run/play-repeatedly.ts'
import { prettyReporter } from '../../../src/report/pretty.ts'
import type { PlayedScenario } from '../../../src/report/reporter.ts'
import { sweepSeeds } from '../../../src/scenario/sweep-seeds.ts'
import { opening } from './valve.ts'

const loaded = { name: 'opening', file: 'opening.ts', scenario: opening }
const usual: PlayPlan = {
  repeat: 1,
  seed: undefined,
  seeds: 1,
  isShort: false,
  allowEgress: [],
  keyFolder: tmpdir(),
  tapesCharts: false,
}

function play(plan: Partial<PlayPlan>): Promise<PlayedScenario> {
  return playRepeatedly(loaded, { ...usual, ...plan }, { doing() {}, stepped() {} })
}

function reportOf(played: PlayedScenario): string {
  let text = ''
  const write = (more: string) => void (text += more)
  prettyReporter({ write, colour: false, width: 100, quiet: true, verbose: false }).played?.(played)
  return text
}

test('the one seed of twenty that breaks an invariant is found, and can be played again', async () => {
  const { result, runs, seeds } = await play({ seeds: 20 })
  expect(result).toMatchObject({
    verdict: 'failed',
    failure: { claim: 'the journal holds no secret' },
  })
  expect(sweepSeeds('lab', 20)).toContain(result.seed)
  expect(result.seed).toBe(`lab#${seeds}`)
  expect(runs).toBe(seeds)
  expect(reportOf(await play({ seeds: 20 }))).toContain(`seed "${result.seed}"`)

  const again = await play({ seed: result.seed })
  expect(again.result).toMatchObject({ digest: result.digest, failure: result.failure })
  expect((await play({ seeds: runs - 1 })).result.verdict).toBe('passed')
})

test('in a short sweep the seed that breaks a statechart is found, and can be fed again', async () => {
  const quiet = await play({ seeds: 1, isShort: true })
  expect(quiet).toMatchObject({ result: { verdict: 'passed' }, varied: 0 })
  const { result, runs, varied = 0 } = await play({ seeds: 200, isShort: true })
  expect(runs).toBe(1)
  expect(result).toMatchObject({
    verdict: 'failed',
    seed: `lab#${varied + 1}`,
    failure: { claim: 'no statechart breaks, whatever is lost, repeated or late' },
  })
  const again = await play({ seed: result.seed, isShort: true })
  expect(again.result.failure).toEqual(result.failure)
  expect(reportOf(again)).toContain(`seed "${result.seed}"`)
})

test('keys of a sweep are those of its first seed, also when one of its seeds is played alone', async () => {
  const keysOf = async (seed: string) => {
    const { entries } = (await play({ seed })).result
    return entries.find(({ event }) => event === 'evidence.shown')?.data
  }
  const keys = await keysOf('one')
  expect(keys).toMatchObject({ title: 'keys' })
  expect(await keysOf('one#2')).toEqual(keys)
  expect(await keysOf('two')).not.toEqual(keys)
})
