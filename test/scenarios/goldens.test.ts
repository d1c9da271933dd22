import { expect, test } from 'vitest'
import { goldenDigest, goldenDigests } from './golden-digests.ts'
import { outcome, played, scenarioNames } from './played.ts'

const names = scenarioNames()

test.each(names)('%s passes with its golden digest', async (name) => {
  const result = await played(name)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.digest).toBe(goldenDigest(name, result.digest))
})

test('every scenario has a golden digest, and nothing else has', () => {
  expect(names).not.toEqual([])
  expect(Object.keys(goldenDigests())).toEqual(names)
})

test.each(names)(
  '%s has one digest in twenty runs, and another with another seed',
  async (name) => {
    const digests = new Set<string>()
    for (let run = 0; run < 20; run++) digests.add((await played(name)).digest)
    expect(digests.size).toBe(1)
    const { verdict, digest } = await played(name, { seed: 'another seed' })
    expect(verdict).toBe('passed')
    expect(digests).not.toContain(digest)
  },
)
