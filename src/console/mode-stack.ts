import type { Command, Mode } from './command.ts'
import type { Dialect } from './dialect.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Where in the tree of modes a visitor is. */
export interface ModeStack<Session> {
  readonly current: () => Mode<Session>
  readonly path: () => readonly string[]
  readonly enter: (mode: Mode<Session>, label?: string) => void
  /** False when there is no mode above. */
  readonly leave: () => boolean
  readonly leaveAll: () => void
}

/** Starts in the first mode, which has no label, or in the last of those `entered` from it. */
export function createModeStack<Session>(
  first: Mode<Session>,
  entered: readonly Mode<Session>[] = [],
): ModeStack<Session> {
  let below = entered.map((mode) => ({ mode, label: mode.name }))
  return {
    current: () => below.at(-1)?.mode ?? first,
    path: () => below.map(({ label }) => label),
    enter: (mode, label = mode.name) => {
      below = [...below, { mode, label }]
    },
    leave: () => {
      const left = below.length > 0
      below = below.slice(0, -1)
      return left
    },
    leaveAll: () => {
      below = []
    },
  }
}

/** The commands a visitor has in a mode: its own, inherited ones, and those of every mode. */
export function commandsIn<Session>(
  mode: Mode<Session>,
  dialect: Dialect<Session>,
  session: Session,
): Command<Session>[] {
  return [...new Set([...own(mode), ...(dialect.commands ?? [])])].filter(({ visible }) =>
    visible(session),
  )
}

/** Help for the keywords of a mode. */
export function vocabularyIn<Session>(mode: Mode<Session>, dialect: Dialect<Session>): Vocabulary {
  const inherited = mode.inherits.map((other) => vocabularyIn(other, dialect))
  return Object.assign({}, dialect.vocabulary, ...inherited, mode.vocabulary) as Vocabulary
}

function own<Session>({ commands, inherits }: Mode<Session>): Command<Session>[] {
  return [...commands, ...inherits.flatMap(own)]
}
