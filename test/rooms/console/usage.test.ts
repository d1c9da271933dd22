import { expect, expectTypeOf, test } from 'vitest'
import {
  graph,
  grammar,
  integer,
  oneOf,
  randomCommandLine,
  word,
} from '../../../src/console/index.ts'
import { matchLine } from '../../../src/console/match.ts'
import { tokenize } from '../../../src/console/tokens.ts'
import { freshSession } from './example-session.ts'
import { exec } from './scopes-example.ts'

const { command, mode } = grammar<{ expert: boolean }>()

function match(line: string, ...usages: Parameters<typeof matchLine>[0]) {
  const options = { line, end: line.length, ignoreCase: false }
  const matched = matchLine(usages, tokenize(line), options)
  if ('stop' in matched) return matched.stop.why
  return { usage: matched.reading.phrase.usage, values: matched.reading.values }
}

const bare = (usage: string) => command(usage, { help: '', run: () => {} })

test('slots become properties of the type that their reader gives', () => {
  command('show job {id} [{state}] [detail] (brief|[all] {name})', {
    help: '',
    slots: {
      id: integer(1, 9, ''),
      state: oneOf({ running: '', done: '' }),
      name: word(''),
    },
    run: (values) => {
      expectTypeOf(values.id).toEqualTypeOf<number>()
      expectTypeOf(values.state).toEqualTypeOf<'running' | 'done' | undefined>()
      expectTypeOf(values.detail).toEqualTypeOf<true | undefined>()
      expectTypeOf(values.all).toEqualTypeOf<true | undefined>()
      expectTypeOf(values.name).toEqualTypeOf<string | undefined>()
      // @ts-expect-error a slot that is not in the usage line
      return values.other as string
    },
  })
})

test('a slot without a reader and a reader without a slot do not compile', () => {
  // @ts-expect-error the slot has no reader
  expect(() => command('show {id}', { help: '', run: () => {} })).toThrow('has no reader')
  // @ts-expect-error the reader has no slot
  command('show', { help: '', slots: { id: word('') }, run: () => {} })
  // @ts-expect-error one reader has no slot
  command('show {id}', { help: '', slots: { id: word(''), more: word('') }, run: () => {} })
})

test.each(['', 'show [detail', 'show detail]', 'show (a|)', 'show {', 'a|b', 'show (a]'])(
  'the usage line "%s" is refused',
  (usage) => {
    expect(() => bare(usage)).toThrow(
      expect.objectContaining({
        code: 'bad-usage',
        message: expect.stringContaining(`"${usage}"`),
      }),
    )
  },
)

test('an exact word beats a longer one, a unique beginning does, a shared one does not', () => {
  const commands = [bare('show'), bare('shutdown'), bare('show-all')]
  expect(match('show', ...commands)).toMatchObject({ usage: 'show' })
  expect(match('shu', ...commands)).toMatchObject({ usage: 'shutdown' })
  expect(match('sho', ...commands)).toBe('ambiguous')
  expect(match('x', ...commands)).toBe('invalid')
})

test('a beginning is judged among the words possible at its place only', () => {
  const commands = [bare('set mode fast'), bare('scope mode'), bare('set model')]
  expect(match('sc m', ...commands)).toMatchObject({ usage: 'scope mode' })
  expect(match('se mode f', ...commands)).toMatchObject({ usage: 'set mode fast' })
  expect(match('se mod', ...commands)).toBe('ambiguous')
})

test('optional parts and alternatives may be left out or chosen', () => {
  const show = command('show backup [{host}] [detail] [(up|down)]', {
    help: '',
    slots: { host: word('') },
    run: () => {},
  })
  expect(match('show backup', show)).toMatchObject({ values: {} })
  expect(match('show backup h1 det', show)).toMatchObject({ values: { host: 'h1', detail: true } })
  expect(match('show backup detail down', show)).toMatchObject({
    values: { detail: true, down: true },
  })
  expect(match('show backup h1 h2', show)).toBe('invalid')
})

test('a reader that refuses a word leaves it to another command', () => {
  const byNumber = command('show {n}', { help: '', slots: { n: integer(1, 9, '') }, run: () => {} })
  const byName = command('show {name}', { help: '', slots: { name: word('') }, run: () => {} })
  expect(match('show 4', byNumber, byName)).toMatchObject({ values: { n: 4 } })
  expect(match('show 40', byNumber, byName)).toMatchObject({ values: { name: '40' } })
})

test('a command that the session does not have is unknown to the list of commands a session can use', () => {
  const hidden = command('debug {level}', {
    help: '',
    slots: { level: integer(0, 9, '') },
    when: ({ expert }) => expert,
    run: () => {},
  })
  const only = mode('only', { prompt: () => '', commands: [hidden] })
  expect(randomCommandLine(only, () => 0, { expert: false })).toBe('')
  expect(randomCommandLine(only, () => 0, { expert: true })).toBe('debug 0')
})

test('the graph lists each command with its help and its slots', () => {
  expect(graph(exec)).toContainEqual({
    mode: 'exec',
    usage: 'show lines {count}',
    help: 'Lines',
    slots: { count: { label: '<1-500>', help: 'How many' } },
  })
})

test('a random line is one that the mode understands', () => {
  let seed = 7
  const pick = (max: number) => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed % max
  }
  const visible = exec.commands.filter(({ visible }) => visible(freshSession()))
  const lines = Array.from({ length: 500 }, () => randomCommandLine(exec, pick, freshSession()))
  expect(new Set(lines).size).toBeGreaterThan(50)
  for (const line of lines)
    expect(match(line, ...visible)).toMatchObject({ usage: expect.any(String) })
})
