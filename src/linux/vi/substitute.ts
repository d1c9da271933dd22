import { movedTo, type Editor } from './editor.ts'
import { changedTo } from './history.ts'
import type { LineRange } from './operators.ts'
import { compilePattern, SEARCHED_CHARS_MAX } from './pattern.ts'

/** `:s/old/new/flags` on a range of lines. */
export function substitute(editor: Editor, argument: string, range: LineRange): Editor {
  const parts = splitParts(argument)
  if (!parts) return { ...editor, message: 'E486: Pattern not found: ' }
  const { replacement, flags } = parts
  const pattern = parts.pattern === '' ? (editor.search?.pattern ?? '') : parts.pattern
  if (/[^gicIne&]/.test(flags)) return { ...editor, message: `E488: Trailing characters: ${flags}` }
  const compiled = compilePattern(pattern, editor.ignoreCase || flags.includes('i'))
  if ('error' in compiled) return { ...editor, message: compiled.error }
  const { expression } = compiled
  let hits = 0
  let changedLines = 0
  let lastRow = editor.row
  const lines: string[] = []
  for (const [at, line] of editor.lines.entries()) {
    if (at < range.first || at > range.last) {
      lines.push(line)
      continue
    }
    const before = hits
    const made = replaceIn(line, { expression, all: flags.includes('g') }, (match) => {
      hits++
      return expanded(replacement, match)
    })
    lines.push(...made.split('\n'))
    if (hits === before) continue
    changedLines++
    lastRow = lines.length - 1
  }
  const searching = { ...editor, search: { pattern, forward: true } }
  if (hits === 0)
    return {
      ...searching,
      message: flags.includes('e') ? '' : `E486: Pattern not found: ${pattern}`,
    }
  if (flags.includes('n'))
    return { ...searching, message: report('match', 'es', hits, changedLines) }
  const message = hits > 2 ? report('substitution', 's', hits, changedLines) : ''
  return movedTo({ ...changedTo(searching, lines), message }, { row: lastRow, column: 0 })
}

function report(what: string, plural: string, hits: number, lines: number): string {
  return `${hits} ${what}${hits === 1 ? '' : plural} on ${lines} line${lines === 1 ? '' : 's'}`
}

/** The parts between separators; a separator behind a backslash is text. */
function splitParts(argument: string) {
  const separator = argument[0]
  if (separator === undefined || /[\w\s"|\\]/.test(separator)) return undefined
  const parts = ['']
  for (let at = 1; at < argument.length; at++) {
    const char = argument[at]!
    if (char === '\\' && argument[at + 1] === separator) parts[parts.length - 1] += argument[++at]!
    else if (char === '\\') parts[parts.length - 1] += char + (argument[++at] ?? '')
    else if (char === separator && parts.length < 3) parts.push('')
    else parts[parts.length - 1] += char
  }
  const [pattern = '', replacement = '', flags = ''] = parts
  return { pattern, replacement, flags: flags.trim() }
}

function replaceIn(
  line: string,
  { expression, all }: { expression: RegExp; all: boolean },
  replaced: (match: RegExpMatchArray) => string,
): string {
  const searched = line.slice(0, SEARCHED_CHARS_MAX)
  let made = ''
  let from = 0
  for (const match of searched.matchAll(expression)) {
    made += line.slice(from, match.index) + replaced(match)
    from = match.index + match[0].length
    if (!all) break
  }
  return made + line.slice(from)
}

/** `&` and `\0` are the match, `\1` its first group, `\r` a line break (`:help sub-replace-special`). */
function expanded(replacement: string, match: RegExpMatchArray): string {
  return replacement.replace(/\\(.)|&/gs, (whole: string, escaped: string | undefined) => {
    if (whole === '&') return match[0]
    if (/\d/.test(escaped!)) return match[Number(escaped)] ?? ''
    if (escaped === 'r') return '\n'
    return escaped === 't' ? '\t' : escaped!
  })
}
