import { expect, test } from 'vitest'
import { findLine } from '../../../src/scenario/find-line.ts'
import { nearNames } from '../../../src/scenario/near-names.ts'
import { stepsIn } from '../../../src/scenario/steps-in.ts'

const source = `const title = 'x'
/* lab: { */
export default scenario({
  title, // cast:
  story: 'cast: { fi: }',
  lab: {
    'cast': {
      fi: ucsm({
        profile: '4',
      }),
    },
  },
  async script({ fi }) {},
})
`

test.each([
  [['title'], 4],
  [['lab', 'cast', 'fi', 'profile'], 9],
  [['lab', 'cast'], 7],
  [['script'], 13],
  [['repair'], 3],
  [['lab', 'start'], 6],
])('%j stands on line %i', (path, line) => expect(findLine(source, path)).toBe(line))

test('a misspelt name and a part of a name are near, others are not', () => {
  const known = ['ucsm/backup-blocked', 'ucsm/login-blocked', 'fmc/expired']
  expect(nearNames('backup-blokced', known)).toEqual(['ucsm/backup-blocked'])
  expect(nearNames('ucsm', known)).toEqual(['ucsm/backup-blocked', 'ucsm/login-blocked'])
  expect(nearNames('srst', known)).toEqual([])
})

test('steps with a fixed name are found in order', () => {
  const text =
    "step('a \\'b\\'', x)\nawait step(\n  \"c\", y)\nstep(`d`, z)\nstep(`e${f}`, z)\nstep(name, z)"
  expect(stepsIn(text)).toEqual(["a 'b'", 'c', 'd'])
})
