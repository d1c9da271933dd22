import { expect, test } from 'vitest'
import { entryText } from '../../../src/report/entry-text.ts'
import { githubReporter } from '../../../src/report/github.ts'
import { createPalette } from '../../../src/report/palette.ts'
import { prettyReporter } from '../../../src/report/pretty.ts'
import type { Reporter, ReporterOptions } from '../../../src/report/reporter.ts'
import { shownData, shownLine, shownText } from '../../../src/report/shown-text.ts'
import { entry, macTable, resultOf, stepOf } from './sample-entries.ts'

const nasty = '\n::error::no\r::stop-commands::x\r\n  ::add-mask::a ##[error]b\u001B[2J\u0007\u009B'

const failed = {
  result: resultOf({
    verdict: 'failed',
    title: nasty,
    steps: [stepOf({ name: nasty, passed: false, claims: [{ claim: nasty, held: false }] })],
    failure: { step: nasty, claim: nasty, saw: nasty, around: [] },
  }),
  runs: 1,
}

function told(make: (options: ReporterOptions) => Reporter): string {
  let text = ''
  const write = (more: string) => void (text += more)
  const reporter = make({ write, colour: false, width: 100, quiet: false, verbose: false })
  const { name, title, steps, entries } = failed.result
  reporter.start?.({ name, title })
  for (const step of steps) reporter.step?.(step, entries)
  reporter.played?.(failed)
  reporter.end([failed])
  return text
}

test('nothing that was claimed or seen starts a command of the GitHub runner', () => {
  const lines = told(githubReporter).split(/\r\n|\r|\n/)
  const commands = lines.filter((line) => /^\s*::/.test(line))
  expect(commands.map((line) => /^::(\w+)/.exec(line)?.[1])).toEqual(['group', 'endgroup', 'error'])
  const others = lines.filter((line) => !/^\s*::/.test(line))
  expect(others.join('\n')).not.toContain('##[')
})

test.each([
  ['pretty', prettyReporter],
  ['github', githubReporter],
])('the reporter %s shows control characters as their code', (_, make) => {
  const text = told(make)
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/)
  expect(text).toContain(String.raw`\u001b[2J\u0007\u009b`)
})

test('an entry of the journal shows control characters of what was seen', () => {
  const seen = entry('fi', 'ssh-1', 'command.entered', { mode: 'a\u001Bb', line: 'c\u009B d' })
  expect(entryText(seen, createPalette(false))).toMatch(/mode=a\\u001bb line="c\\u009b d"$/)
})

test('evidence and explainers in colour have no escapes but those of the colours', () => {
  let text = ''
  const write = (more: string) => void (text += more)
  const shown = entry('scenario', 'script', 'evidence.shown', {
    step: 's',
    title: 'a\u0007',
    text: 'b\u001B]0;c\n\td',
  })
  const table: typeof macTable = {
    ...macTable,
    rows: [{ category: 'kex', client: ['k\u001B[2J'], server: ['k'] }],
  }
  const refused = entry('old', 'ssh-1', 'handshake.refused', {
    role: 'server',
    reason: 'e\u001B[5m',
    table,
  })
  const options = { write, colour: true, width: 100, quiet: false, verbose: false }
  prettyReporter(options).step?.(stepOf({ entries: [shown, refused] }), [refused])
  // oxlint-disable-next-line no-control-regex
  expect(text.replaceAll(/\u001B\[\d+m/g, '')).not.toMatch(/[\u0007\u001B]/)
  expect(text).toContain(String.raw`b\u001b]0;c`)
  expect(text).not.toContain('\u001B[5m')
})

test('line feeds and tabs stay in a text and not on a line', () => {
  expect(shownText('a\n\tb\r')).toBe('a\n\tb\\r')
  expect(shownLine('a\n\tb')).toBe(String.raw`a\n\tb`)
  expect(shownData({ list: ['\u0000'], count: 1, nothing: undefined })).toEqual({
    list: [String.raw`\u0000`],
    count: 1,
    nothing: undefined,
  })
})
