import { expect, test } from 'vitest'
import { createAppliance } from './linux-fixture.ts'

const path = '/usr/sbin/renew'
const renew = { name: 'renew', path, run: () => ({ stdout: 'renewed\n' }) }

test('a program that may be installed is not there before its file is', async () => {
  const { exec, tree } = createAppliance({ installable: [renew] })
  expect(tree.root.has(path)).toBe(false)
  expect(await exec('renew')).toMatchObject({ exitCode: 127 })
  tree.put({ path, program: 'renew' })
  expect(await exec('renew')).toMatchObject({ stdout: 'renewed\n', exitCode: 0 })
})

test('a program whose file was removed is gone', async () => {
  const { exec, tree } = createAppliance({ installable: [renew] })
  tree.put({ path, program: 'renew' })
  tree.root.remove(path)
  expect(await exec('renew')).toMatchObject({ exitCode: 127 })
})
