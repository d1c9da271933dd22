import type { WordNode } from 'just-bash'
import { textOfWord } from './script-nodes.ts'

/** Commands that read their standard input when they are given no more than so many operands. */
const OPERANDS_MAX: Readonly<Record<string, number>> = {
  awk: 1,
  base64: 0,
  cat: 0,
  column: 0,
  cut: 0,
  egrep: 1,
  expand: 0,
  fgrep: 1,
  fold: 0,
  grep: 1,
  gunzip: 0,
  head: 0,
  md5sum: 0,
  nl: 0,
  od: 0,
  rev: 0,
  sed: 1,
  sha1sum: 0,
  sha256sum: 0,
  sort: 0,
  strings: 0,
  tac: 0,
  tail: 0,
  tee: Number.POSITIVE_INFINITY,
  tr: Number.POSITIVE_INFINITY,
  uniq: 0,
  wc: 0,
  xargs: Number.POSITIVE_INFINITY,
  zcat: 0,
}

/** Whether a command waits for what is typed, as `cat > FILE` does. */
export function readsTerminal(name: string, args: readonly WordNode[]): boolean {
  const max = OPERANDS_MAX[name]
  if (max === undefined) return false
  const words = args.map(textOfWord)
  if (words.includes('-')) return true
  if (name === 'awk' && words.some(readsNothing)) return false
  const operands = words.filter((word) => word === undefined || !word.startsWith('-'))
  return operands.length <= max && !words.some((word) => word === '--help' || word === '--version')
}

/** Whether a word is an awk program of `BEGIN` alone, which reads no input (POSIX, awk, "Special Patterns"). */
function readsNothing(word: string | undefined): boolean {
  if (word === undefined || !/^\s*BEGIN\b/.test(word) || /\bgetline\b/.test(word)) return false
  let outside = word.replace(/"(?:\\.|[^"\\])*"/g, '')
  for (let before = ''; before !== outside;) {
    before = outside
    outside = outside.replace(/\{[^{}]*\}/g, ' ')
  }
  return /^(?:\s*BEGIN[\s;]*)+$/.test(outside)
}
