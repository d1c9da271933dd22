import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { badTitles } from './rules/page-title.ts'
import { writtenFiles } from './source-file.ts'

const found = (text: string) => broken(badTitles, [{ path: 'docs/page.md', text }])

test('every page has one title', () => {
  expect(broken(badTitles, writtenFiles())).toEqual([])
})

test('a page without a title, or with two, is caught', () => {
  expect(found('Some text.\n')).toEqual([
    'docs/page.md:1: begins without a title: start with `# Title`.',
  ])
  expect(found('# One\n\n# Two\n')).toEqual([
    'docs/page.md:3: has a second title: make it a heading with `##`.',
  ])
})

test('a comment in a code block is no title', () => {
  expect(found('# One\n\n```sh\n# not a title\n```\n\n## Part\n')).toEqual([])
})
