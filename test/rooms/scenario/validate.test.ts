import { expect, test } from 'vitest'
import { validateFile } from '../../../src/scenario/load.ts'
import { problemText } from '../../../src/scenario/problem.ts'
import { written } from './written-file.ts'

async function problemsIn(content: string, name = 'story.ts'): Promise<string[]> {
  const { context } = written(name, content)
  return (await validateFile(name, context)).problems.map(problemText)
}

const imports = `import { scenario } from 'fieldfault/scenario'
import { echo } from 'fieldfault/emulators'
`

test('everything that is wrong is told at once, in the order of the lines', async () => {
  const problems = await problemsIn(`${imports}
// title: 'in a comment'
export default scenario({
  title: '  ',
  references: 'CSCvr51157',
  tags: [],
  colour: 'red',
  lab: {
    start: 'yesterday',
    cast: {
      step: echo({ profile: '9' }),
      one: echo({ address: '10.0.0.300', size: 3 }),
      two: echo({ address: '10.0.0.1' }),
      three: echo({
        address: '10.0.0.1',
        hostname: 'TWO',
      }),
      four: echo,
    },
  },
})`)
  expect(problems).toEqual([
    'line 5: story is missing',
    'line 5: script is missing',
    'line 6: title is empty',
    'line 7: references is not a list of texts',
    'line 9: "colour" is not a part of it',
    'line 11: lab.start "yesterday" is not an ISO 8601 date',
    'line 13: role "step" has the name of a tool that every script gets',
    'line 13: role "step" has no profile "9"; echo has: 1, 2',
    'line 14: role "one" has the address "10.0.0.300", which is no IP address',
    'line 14: role "one" has the option "size"; echo has: profile, address, hostname',
    'line 17: role "three" is found under "10.0.0.1", which is role "two" already',
    'line 18: role "three" is found under "two", which is role "two" already',
    'line 20: role "four" is no appliance: call an emulator, as in four: ucsm()',
  ])
})

test.each([
  ['export default {\n  a: 1,,\n}\n', /^line 2: syntax error: Unexpected token/],
  ['const a = {\nexport default a\n', /^line 2: syntax error: Unexpected keyword 'export'$/],
  ['throw new TypeError("A sentence.")\n', /^line 1: A sentence$/],
  ['export const a = 1\n', /^it has no default export/],
  ['export default { title: 1 }\n', /^its default export is not made by scenario/],
  ['\n\nthrow new TypeError("boo")\n', /^line 3: boo$/],
  [
    "\nimport { x } from './gone.ts'\nexport default x\n",
    /^line 2: it imports ".\/gone.ts", which is not/,
  ],
  [`${imports}export default scenario(7)\n`, /^line 3: what the file exports is not|^line 3: /],
])('%j has a problem', async (content, problem) => {
  expect((await problemsIn(content))[0]).toMatch(problem)
})

test.each([
  ['{\n  "cast": {,\n', /^line 2: syntax error: /],
  ['[]', /^line 1: it is not a JSON object/],
  ['{"title": "x"}', /^line 1: the cast is missing/],
  ['{\n"cast": {\n"a": {"emulator": "echoo"}}}', /^line 3: role "a" names the emulator "echoo"/],
  ['{"cast": {}}', /the cast is empty/],
  ['{"cast": {"no host": {"emulator": "echo"}}}', /role "no host" is no host name/],
])('the lab file %j has a problem', async (content, problem) => {
  expect((await problemsIn(content, 'lab.json'))[0]).toMatch(problem)
})

test('a good file has no problems', async () => {
  expect(await problemsIn('{"cast": {"a": {"emulator": "echo"}}}', 'lab.json')).toEqual([])
})
