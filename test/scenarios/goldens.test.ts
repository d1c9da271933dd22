import { expect, test } from 'vitest'
import { goldenDigests, rewritesGoldens, writeGoldenDigests } from './golden-digests.ts'
import { outcome, played, scenarioNames } from './played.ts'

const names = scenarioNames()

if (rewritesGoldens) {
  test('the digests of all scenarios are written down', async () => {
    const digests: Record<string, string> = {}
    for (const name of names) digests[name] = (await played(name)).digest
    writeGoldenDigests(digests)
  })
}

test('every scenario has a golden digest, and no other has', () => {
  expect(names).not.toEqual([])
  expect(Object.keys(goldenDigests())).toEqual(names)
})

test.each(names)('%s passes with its golden digest', async (name) => {
  const result = await played(name)
  expect(outcome(result)).toEqual({ verdict: 'passed' })
  expect(result.digest).toBe(goldenDigests()[name])
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
