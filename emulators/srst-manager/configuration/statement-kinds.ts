/**
 * The statements of a configuration in the order in which `show running-config` has them. `words` are the
 * words that make the key; statements of different groups have an empty line between them.
 */
export const statementKinds: readonly StatementKind[] = [
  { group: 'clock', starts: 'clock timezone', words: 2 },
  { group: 'host', starts: 'hostname', words: 1 },
  { group: 'ip', starts: 'ip domain-name', words: 2 },
  { group: 'ip', starts: 'ip name-server', words: 2 },
  { group: 'ip', starts: 'ip default-gateway', words: 2 },
  { group: 'interface', starts: 'interface ethernet', words: 3 },
  { group: 'ntp', starts: 'ntp server', words: 3 },
  { group: 'users', starts: 'username', words: 3 },
  { group: 'log', starts: 'log console', words: 2 },
  { group: 'log', starts: 'log server address', words: 3 },
  { group: 'log', starts: 'log trace boot', words: 3 },
  { group: 'aaa', starts: 'aaa accounting server remote', words: 4 },
  { group: 'aaa', starts: 'aaa accounting event', words: 3 },
  { group: 'aaa', starts: 'aaa policy', words: 2 },
  { group: 'backup', starts: 'backup revisions', words: 2 },
  { group: 'backup', starts: 'backup server url', words: 3 },
  { group: 'backup', starts: 'backup security protected', words: 3 },
  { group: 'backup', starts: 'backup security enforced', words: 3 },
  { group: 'backup', starts: 'security ssh knownhost', words: 5 },
]

/** How statements of one kind begin, and how many words of them are their key. */
export interface StatementKind {
  readonly group: string
  readonly starts: string
  readonly words: number
}

/** The kind of a statement; undefined when it is none. */
export function kindOf(statement: string): StatementKind | undefined {
  const [head = ''] = statement.split('\n')
  return statementKinds.find(({ starts }) => head === starts || head.startsWith(`${starts} `))
}

/** The key of a statement; undefined when it is none. */
export function keyOf(statement: string): string | undefined {
  const kind = kindOf(statement)
  const [head = ''] = statement.split('\n')
  const words = head.split(' ')
  return kind && words.length >= kind.words ? words.slice(0, kind.words).join(' ') : undefined
}
