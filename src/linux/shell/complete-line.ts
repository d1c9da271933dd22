import type { Completion } from '../../console/line-request.ts'
import { inGnuColumns } from '../terminal/columns.ts'
import type { Files } from '../tree/files.ts'
import { attempt, FileRefusal } from '../tree/refusal.ts'
import { absolutePath } from '../tree/walk.ts'
import { quotedRest, shownName, unfinishedWord, type UnfinishedWord } from './unfinished-word.ts'
import type { UserShell } from './user-shell.ts'

const NOTHING: Completion = { add: '', list: '', bell: true }
/** Words of the shell that may begin a command. */
const SHELL_WORDS =
  `alias cd echo eval exec exit export false for hash help history if let local logout printf pwd read
  return set shift source test time true type umask unalias unset while`.split(/\s+/)

/** What Tab does behind a line: the first adds what is certain, the second shows what there is. */
export function completeShellLine(shell: UserShell, line: string, again: boolean): Completion {
  const word = unfinishedWord(line)
  const mayBeCommand = /(?:^|[|;&(]|\b(?:sudo|then|do|else)\s)\s*$/.test(word.before)
  const isCommand = mayBeCommand && !word.text.includes('/')
  const names = isCommand ? commandNames(shell, word.text) : pathsFor(shell, word.text)
  return completion(names, { word, again, columns: shell.visit.columns() })
}

function completion(
  names: readonly string[],
  { word, again, columns }: { word: UnfinishedWord; again: boolean; columns: number },
): Completion {
  const [first, ...others] = names
  if (first === undefined) return NOTHING
  const { text, quote } = word
  if (others.length === 0) {
    const end = first.endsWith('/') ? '' : `${quote} `
    return { add: `${quotedRest(first.slice(text.length), quote)}${end}`, list: '', bell: false }
  }
  const add = sharedStart(names).slice(text.length)
  if (add !== '') return { add: quotedRest(add, quote), list: '', bell: true }
  return again ? { add: '', list: listOf(names, columns), bell: false } : NOTHING
}

function listOf(names: readonly string[], columns: number): string {
  const shown = names.map((name) => shownName(/[^/]*\/?$/.exec(name)![0]))
  return inGnuColumns(shown, columns)
}

function commandNames({ host, state }: UserShell, word: string): string[] {
  const { exported, variables, functions } = state()
  const files = (exported['PATH'] ?? '')
    .split(':')
    .flatMap((folder) => namesIn(host.tree.root, folder || '/'))
  const aliases = Object.keys(variables).flatMap(
    (name) => /^BASH_ALIAS_(.+)$/.exec(name)?.[1] ?? [],
  )
  const all = new Set([...SHELL_WORDS, ...aliases, ...functions.keys(), ...files])
  return [...all].filter((name) => name.startsWith(word)).toSorted(byBytes)
}

function pathsFor({ files, state }: UserShell, typed: string): string[] {
  const { cwd, exported } = state()
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1)
  const start = typed.slice(folder.length)
  const home = exported['HOME'] ?? '/'
  const real = absolutePath(cwd, folder.replace(/^~(?=\/)/, home) || '.')
  return namesIn(files, real)
    .filter((name) => name.startsWith(start) && (start !== '' || !name.startsWith('.')))
    .map((name) => `${folder}${name}${isFolder(files, `${real}/${name}`) ? '/' : ''}`)
    .toSorted(byBytes)
}

function namesIn(files: Files, folder: string): string[] {
  const names = attempt(() => files.list(folder))
  return names instanceof FileRefusal ? [] : names
}

function isFolder(files: Files, path: string): boolean {
  const facts = attempt(() => files.stat(path))
  return !(facts instanceof FileRefusal) && facts.kind === 'folder'
}

function sharedStart(names: readonly string[]): string {
  return names.reduce((shared, name) => {
    let length = 0
    while (length < shared.length && shared[length] === name[length]) length++
    return shared.slice(0, length)
  })
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
