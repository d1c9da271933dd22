import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { privatePlaces } from './rules/private-places.ts'
import { writtenFiles } from './source-file.ts'

const found = (text: string, path = 'docs/page.md') => broken(privatePlaces, [{ path, text }])
const machinePath = ['', 'work', 'main', 'README.md'].join('/')
const homeOfRoot = ['', 'root', '.ssh'].join('/')
const mirror = ['registry', 'somewhere', 'org'].join('.')

test('no file tells on which machine or from which mirror it was made', () => {
  expect(broken(privatePlaces, writtenFiles())).toEqual([])
})

test('a path of a machine and the host of a registry are caught', () => {
  expect(found(`\nSee ${machinePath}.`)).toEqual([
    `docs/page.md:2: names "${machinePath.slice(0, 6)}": use a relative path or an example host.`,
  ])
  expect(found(homeOfRoot)).toHaveLength(1)
  expect(found(`https://${mirror}/fieldfault`)).toHaveLength(1)
})

test('relative paths, example hosts and the files of an appliance are free', () => {
  expect(found('docs/work/plan.md and deb.example.org')).toEqual([])
  expect(found(homeOfRoot, 'emulators/fmc/screens/home.ts')).toEqual([])
})
