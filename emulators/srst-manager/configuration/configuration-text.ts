import { keyOf, kindOf, statementKinds } from './statement-kinds.ts'
import type { Configuration } from './statements.ts'

/** The statements in their order, an empty line between groups. */
export function configurationText(configuration: Configuration): string {
  const statements = Object.values(configuration).toSorted((a, b) => rank(a) - rank(b))
  const groups = [...new Set(statementKinds.map(({ group }) => group))]
  return groups
    .map((group) => statements.filter((statement) => kindOf(statement)?.group === group))
    .filter(({ length }) => length > 0)
    .map((statementsOfGroup) => statementsOfGroup.join('\n'))
    .join('\n\n')
}

/** Reads statements back; lines that are no statement of this machine are passed over. */
export function readConfiguration(text: string): Configuration {
  const statements = blocksOf(text).flatMap((statement) => {
    const key = keyOf(statement)
    return key === undefined ? [] : [[key, statement] as const]
  })
  return Object.fromEntries(statements)
}

/** The blocks of a text: each line that is not indented, with the indented lines below it and its `end`. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('!')) continue
    const last = blocks.at(-1)
    const continues = /^ |^end /.test(line) && last !== undefined
    if (continues) blocks[blocks.length - 1] = `${last}\n${line.trimEnd()}`
    else blocks.push(line.trimEnd())
  }
  return blocks
}

function rank(statement: string): number {
  const kind = kindOf(statement)
  return kind ? statementKinds.indexOf(kind) : statementKinds.length
}
