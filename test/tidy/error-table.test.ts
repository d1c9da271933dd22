import { expect, test } from 'vitest'
import { shown } from './offence.ts'
import {
  badSentences,
  errorRowsOf,
  manualLine,
  manualOffences,
  unknownErrors,
  unusedErrors,
} from './rules/error-table.ts'
import { codeFiles, writtenFiles } from './source-file.ts'

const TABLE = 'src/errors/lab-errors.ts'
const written = writtenFiles()
const code = codeFiles('src', 'emulators', 'scenarios')
const table = written.find(({ path }) => path === TABLE)!
const manual = written.find(({ path }) => path === 'docs/errors.md')!
const rows = errorRowsOf(table)

const sample = {
  path: TABLE,
  text: `export const labErrors = {
    'bad-date': {
      status: 400,
      exit: 2,
      says: ({ text, known }: { text: string; known: string[] }) =>
        \`Cannot read the date "\${text}": it is none of \${[...new Set(known)].join(', ')}. Write \` + 'another.',
    },
  } as const satisfies Record<string, LabErrorRow>`,
}
const sampleRows = errorRowsOf(sample)

test('the manual lists exactly the errors of the lab', () => {
  expect(rows.length).toBeGreaterThan(0)
  expect(shown(manualOffences(rows, manual))).toEqual([])
})

test('every error says what cannot be done, why, and what to do', () => {
  expect(shown(badSentences(rows, TABLE))).toEqual([])
})

test('every error is raised somewhere', () => {
  expect(shown(unusedErrors(rows, TABLE, code))).toEqual([])
})

test('every LabError names a code of the table', () => {
  expect(shown(code.flatMap((file) => unknownErrors(rows, file)))).toEqual([])
})

test('a row is read with its slots by name', () => {
  expect(sampleRows).toEqual([
    {
      code: 'bad-date',
      sentence: 'Cannot read the date "<text>": it is none of <known>. Write another.',
      status: 400,
      exit: 2,
      line: 2,
    },
  ])
})

test('a manual that lacks a row, or has another wording, is caught', () => {
  const line = manualLine(sampleRows[0]!)
  const page = (text: string) => ({ path: 'docs/errors.md', text })
  expect(manualOffences(sampleRows, page(`# Errors\n\n${line}\n`))).toEqual([])
  expect(shown(manualOffences(sampleRows, page('# Errors\n')))).toEqual([
    `docs/errors.md:1: add this row: ${line}`,
  ])
  expect(manualOffences(sampleRows, page(line.replace('400', '404')))).toHaveLength(2)
})

test('a sentence of another form is caught', () => {
  expect(badSentences(sampleRows, TABLE)).toEqual([])
  const [row] = sampleRows
  expect(shown(badSentences([{ ...row!, sentence: 'Invalid date.' }], TABLE))).toEqual([
    `${TABLE}:2: bad-date: write "Cannot <do what to which>: <fact>. <what to do, or what is allowed>."`,
  ])
})

test('an error that nobody raises is caught', () => {
  const raising = { path: 'src/lab/lab.ts', text: "throw new LabError('bad-date', { text })" }
  expect(unusedErrors(sampleRows, TABLE, [raising])).toEqual([])
  expect(shown(unusedErrors(sampleRows, TABLE, [sample]))).toEqual([
    `${TABLE}:2: bad-date is raised nowhere: remove the row.`,
  ])
})

test('a code that the table does not have is caught', () => {
  const file = { path: 'src/lab/lab.ts', text: "throw new LabError('bad-dote', { text })" }
  expect(shown(unknownErrors(sampleRows, file))).toEqual([
    'src/lab/lab.ts:1: bad-dote is no error of the lab: add it to src/errors/lab-errors.ts.',
  ])
})
