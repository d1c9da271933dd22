import type { FileFacts } from '../tree/files.ts'

/** A file to be listed. */
export interface ListedFile {
  readonly name: string
  readonly facts: FileFacts
}

/** What `-F` and `-p` put behind a name. */
export function mark({ kind, mode }: FileFacts, flags: ReadonlySet<string>): string {
  if (kind === 'folder') return flags.has('F') || flags.has('p') ? '/' : ''
  if (!flags.has('F')) return ''
  if (kind === 'link') return '@'
  return kind === 'file' && mode & 0o111 ? '*' : ''
}

/** On a terminal every byte that cannot be shown in the C locale is a question mark. */
export function visible(name: string, onTerminal: boolean): string {
  if (!onTerminal) return name
  return Buffer.from(name)
    .toString('latin1')
    .replace(/[^ -~]/g, '?')
}
