import type { StatementNode } from './script-nodes.ts'
import type { BashModule } from './load-bash.ts'
import { parseScript } from './parse-line.ts'

/** A piece of a line that is carried out at one go. */
export interface LinePart {
  readonly text: string
  /** An `&` stands behind it. */
  readonly background: boolean
}

/**
 * Splits a line at each `&` that is not inside of another command: the interpreter would carry out one thing
 * after the other.
 */
export function lineParts({ parse, serialize }: BashModule, text: string): LinePart[] {
  const whole = [{ text, background: false }]
  if (!/&(?!&)/.test(text)) return whole
  const statements = parsed({ parse }, text)
  if (!statements.some(({ background }) => background)) return whole
  const parts: { statements: StatementNode[]; background: boolean }[] = []
  for (const statement of statements) {
    const last = parts.at(-1)
    if (statement.background || !last || last.background)
      parts.push({ statements: [statement], background: statement.background })
    else last.statements.push(statement)
  }
  return parts.map((part) => ({
    background: part.background,
    text: serialize({
      type: 'Script',
      statements: part.statements.map((statement) => ({ ...statement, background: false })),
    }).trimEnd(),
  }))
}

/** A line that cannot be parsed is nobody's but the interpreter's, which says why. */
function parsed(bash: Pick<BashModule, 'parse'>, text: string): readonly StatementNode[] {
  try {
    return parseScript(bash, text).statements
  } catch {
    return []
  }
}

/** A command as `jobs` shows it. */
export function onOneLine(text: string): string {
  return text.replace(/(\b(?:do|then|else)|[{(])\n\s*/g, '$1 ').replace(/\n\s*/g, '; ')
}

/** A line with the process id of the last job in the place of `$!`, which the interpreter does not know. */
export function withJobPid(text: string, pid: number | undefined): string {
  if (pid === undefined || !text.includes('!')) return text
  return text
    .split(/('[^']*')/)
    .map((piece) => (piece.startsWith("'") ? piece : piece.replace(/\$(?:!|\{!\})/g, String(pid))))
    .join('')
}
