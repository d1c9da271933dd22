import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { undocumented } from './rules/doc-comments.ts'
import { codeFiles } from './source-file.ts'

const found = (text: string) => broken(undocumented, [{ path: 'src/lab/lab.ts', text }])

test('everything that src exports has a doc comment', () => {
  expect(broken(undocumented, codeFiles('src'))).toEqual([])
})

test('an export without a doc comment, or with one that is no sentence, is caught', () => {
  expect(found('\nexport const lab = 1')).toEqual([
    'src/lab/lab.ts:2: lab has no doc comment: say in one sentence what it is.',
  ])
  expect(found('/** The lab */\nexport function lab() {}')).toEqual([
    'src/lab/lab.ts:2: lab has a doc comment that is no sentence: end it with a full stop.',
  ])
  expect(found('/** The lab. */\nconst a = 1\nexport interface Lab {}')).toHaveLength(1)
})

test('sentences, overloads and re-exports are free', () => {
  expect(
    found('/**\n * The lab\n * of today.\n *\n * Throws `x`\n */\nexport class Lab {}'),
  ).toEqual([])
  expect(found("export { lab } from './other.ts'")).toEqual([])
  expect(
    found(
      '/** One. */\nexport function f(a: string): void\nexport function f(a: unknown): void {}',
    ),
  ).toEqual([])
})
