import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { installProject } from './packed-package.ts'

const examples = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test.for(examples)('the tests of %s pass with the packed package', async (name) => {
  const project = await installProject(`examples/${name}`)
  const { code, stdout, stderr } = await project.run('vitest', 'run')
  expect(code, stdout + stderr).toBe(0)
  expect(stdout).toMatch(/Tests {2}\d+ passed \(\d+\)/)
})

test.for(examples)('the types that %s sees are those of its code', async (name) => {
  const project = await installProject(`examples/${name}`)
  const { code, stdout } = await project.run('tsc', '-p', '.')
  expect(code, stdout).toBe(0)
})
