import { expect, test } from 'vitest'
import { unfinishedWord } from '../../../src/linux/shell/unfinished-word.ts'
import { createAppliance } from './linux-fixture.ts'

const HOME = '/Volume/home/admin'

/** What Tab adds behind a line, in a home with these files. */
async function completed(line: string, ...names: readonly string[]) {
  const { open } = createAppliance({
    entries: names.map((name) => ({ path: `${HOME}/${name}`, content: `of ${name}\n` })),
  })
  const { type } = await open()
  return { shown: await type(`${line}\t`), run: () => type('\r') }
}

test.each([
  ['cat my', 'my file', 'cat my\\ file '],
  ['cat "my', 'my file', 'cat "my file" '],
  ["cat 'my", "my 'own", "cat 'my '\\''own' "],
  ['cat my\\ f', 'my file', 'cat my\\ file '],
  ['cat it', "it's", "cat it\\'s "],
  ['cat "a', 'a"$b', 'cat "a\\"\\$b" '],
  ['cat a', 'a\tb', "cat a$'\\t'b "],
  ['cat a', 'a\u0001b', "cat a$'\\001'b "],
  ['cat < my', 'my file', 'cat < my\\ file '],
])('Tab behind %s completes %j, and the line means that file', async (line, name, becomes) => {
  const { shown, run } = await completed(line, name)
  expect(shown).toBe(becomes)
  expect(await run()).toContain(`\nof ${name}\n`)
})

test('a folder leaves the quote open', async () => {
  const { shown } = await completed('ls "my', 'my folder/file')
  expect(shown).toBe('ls "my folder/')
})

test('the choice shows control characters with a caret', async () => {
  const { open } = createAppliance({
    entries: ['a\u0001x', 'a y'].map((name) => ({ path: `${HOME}/${name}` })),
  })
  const { type } = await open()
  await type('ls a\t')
  expect(await type('\t')).toContain('a^Ax/  a y/')
})

test('blanks inside of quotes do not end a word', () => {
  expect(unfinishedWord('cp "a b" \'c d')).toEqual({ before: 'cp "a b" ', text: 'c d', quote: "'" })
})
