import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileSearch } from '../../../src/console/pattern-search.ts'
import { execExample } from './console-fixture.ts'

test.each([
  ['include in', 'interface a\ninterface b\n'],
  ['exclude interface', '  up\n  Speed 10\n  down\nend\n'],
  ['begin b', 'interface b\n  down\nend\n'],
  ['section face a', 'interface a\n  up\n  Speed 10\n'],
  ['grep -i -v "^ *(speed|UP)"', 'interface a\ninterface b\n  down\nend\n'],
  ['grep -i speed', '  Speed 10\n'],
  ['egrep [0-9]+$', '  Speed 10\n'],
  ['egrep "a|b" | count', '2\n'],
  ['head 2', 'interface a\n  up\n'],
  ['last 1', 'end\n'],
  ['no-more', 'interface a\n  up\n  Speed 10\ninterface b\n  down\nend\n'],
  ['no more | la 1', 'end\n'],
  ['inc end | cou', '1\n'],
])('the output of a command goes through %s', async (filter, output) => {
  expect(await execExample(`show text | ${filter}`)).toMatchObject({ printed: output })
})

test('an unknown filter is the appliance’s error at its place', async () => {
  const { printed, refused } = await execExample('show text | sort')
  expect(printed).toBe("            ^\n% Invalid Command at '^' marker\n")
  expect(refused).toEqual([{ mode: 'exec', line: 'show text | sort', why: 'invalid' }])
})

test('a pipe without a filter is incomplete', async () => {
  expect(await execExample('show text |')).toMatchObject({ refused: [{ why: 'incomplete' }] })
})

test('a regular expression that cannot be read is said so and nothing is run', async () => {
  const { printed, session } = await execExample('show text | grep [')
  expect(printed).toBe('grep: cannot read the expression [\n')
  expect(session.answers).toEqual([])
})

test.each(['(a+)+$', '(a|aa)*b', '(.*)*x', 'a{0,200}{0,200}'])(
  'the expression %s ends in reasonable time or is refused',
  (source) => {
    const search = compileSearch(source)
    expect(search?.('a'.repeat(2_000)) ?? false).toBe(source === '(a+)+$')
  },
)

test.each([
  '(',
  ')',
  '*',
  'a{2,1}',
  '[b-a]',
  'x'.repeat(300),
  '\\',
  '^*',
  '[[:none:]]',
  '[[:valueOf:]]',
])('the expression %s is refused', (source) => {
  expect(compileSearch(source)).toBeUndefined()
})

test('matching agrees with the engine of the language', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    '\\d',
    'c?',
    'a*',
    '(a|b)+',
    'b{1,2}',
    '^a',
    'b$',
    '\\b',
  )
  const source = fc
    .array(
      fc.array(atom, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 2 },
    )
    .map((branches) => branches.join('|'))
  const line = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' '), maxLength: 8 })
  fc.assert(
    fc.property(source, line, (source, line) => {
      expect(compileSearch(source)?.(line)).toBe(new RegExp(source).test(line))
    }),
    { seed: 4, numRuns: 2_000 },
  )
})
