import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { emulators } from '../../../emulators/index.ts'
import { checkout, pages } from './fenced-blocks.ts'

const LINK = /\]\(([^)#\s]+)(?:#[^)]*)?\)/g
const readme = readFileSync(join(checkout, 'README.md'), 'utf8')

test.for(pages)('every link of %s leads somewhere', (page) => {
  const text = readFileSync(join(checkout, page), 'utf8')
  const targets = [...text.matchAll(LINK)].map(([, target = '']) => target)
  const inside = targets.filter((target) => !/^\w+:/.test(target))
  expect(inside.filter((target) => !existsSync(join(checkout, dirname(page), target)))).toEqual([])
})

test('README links every page for users', () => {
  const unlinked = pages.filter((page) => page !== 'README.md' && !readme.includes(`](${page})`))
  expect(unlinked).toEqual([])
})

test('README lists every emulator', () => {
  const rows = readme.matchAll(/^\| \[`([\w-]+)`\]\(emulators\//gm)
  const listed = new Set([...rows].map(([, name]) => name))
  expect(listed).toEqual(new Set(emulators.map(({ name }) => name)))
})
