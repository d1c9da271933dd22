import type { FileFacts } from '../tree/files.ts'

const KIND_LETTERS: Readonly<Record<FileFacts['kind'], string>> = {
  file: '-',
  folder: 'd',
  link: 'l',
  device: 'c',
}

/** `drwxr-xr-x` of a file. */
export function modeText({ kind, mode }: Pick<FileFacts, 'kind' | 'mode'>): string {
  const triples = [6, 3, 0].map((shift) => {
    const bits = (mode >> shift) & 7
    return [bits & 4 ? 'r' : '-', bits & 2 ? 'w' : '-', bits & 1 ? 'x' : '-']
  })
  const [user, group, others] = triples as [string[], string[], string[]]
  if (mode & 0o4000) user[2] = user[2] === 'x' ? 's' : 'S'
  if (mode & 0o2000) group[2] = group[2] === 'x' ? 's' : 'S'
  if (mode & 0o1000) others[2] = others[2] === 'x' ? 't' : 'T'
  return KIND_LETTERS[kind] + [user, group, others].flat().join('')
}

const BITS: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1 }

/** The mode that `chmod` is asked for, in digits or letters; `undefined` when it is neither. */
export function changedMode(
  asked: string,
  { mode, isFolder, umask }: { mode: number; isFolder: boolean; umask: number },
): number | undefined {
  if (/^[0-7]{1,4}$/.test(asked)) return Number.parseInt(asked, 8)
  let changed = mode
  for (const clause of asked.split(',')) {
    const [, who = '', operations = ''] =
      /^([ugoa]*)((?:[-+=][rwxXst]*|[-+=][ugo])+)$/.exec(clause) ?? []
    if (operations === '') return undefined
    for (const [, operator = '', letters = ''] of operations.matchAll(/([-+=])([rwxXstugo]*)/g))
      changed = apply(changed, { who, operator, letters, isFolder, umask })
  }
  return changed
}

interface Clause {
  readonly who: string
  readonly operator: string
  readonly letters: string
  readonly isFolder: boolean
  readonly umask: number
}

function apply(mode: number, { who, operator, letters, isFolder, umask }: Clause): number {
  const classes = who === '' || who.includes('a') ? 'ugo' : who
  let mask = 0
  let wanted = 0
  for (const [name, shift] of [
    ['u', 6],
    ['g', 3],
    ['o', 0],
  ] as const) {
    if (!classes.includes(name)) continue
    mask |= 7 << shift
    wanted |= bitsOf(letters, mode, isFolder) << shift
  }
  if (who === '') wanted &= ~umask
  if (letters.includes('s'))
    wanted |= (classes.includes('u') ? 0o4000 : 0) | (classes.includes('g') ? 0o2000 : 0)
  if (letters.includes('t')) wanted |= 0o1000
  if (operator === '+') return mode | wanted
  return operator === '-' ? mode & ~wanted : (mode & ~mask) | wanted
}

function bitsOf(letters: string, mode: number, isFolder: boolean): number {
  let bits = 0
  for (const letter of letters) {
    bits |= BITS[letter] ?? 0
    if (letter === 'X' && (isFolder || mode & 0o111)) bits |= 1
    if (letter === 'u') bits |= (mode >> 6) & 7
    if (letter === 'g') bits |= (mode >> 3) & 7
    if (letter === 'o') bits |= mode & 7
  }
  return bits
}
