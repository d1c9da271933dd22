import { recalled } from '../../../src/emulator/index.ts'
import type { Row, Table } from './peer-database.ts'

export const evidence = recalled(
  'mysql(1): tables, \\G, counts of rows, and the errors 1046, 1054, 1064 and 1146.',
)

/** What a statement came to. */
export type StatementAnswer =
  | { readonly kind: 'rows'; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  | { readonly kind: 'changed'; readonly count: number }
  | { readonly kind: 'error'; readonly text: string }

const SELECT = /^select\s+(.+?)\s+from\s+(\w+)(?:\s+where\s+(\w+)\s*=\s*(['"]?)([^'"]*)\4)?$/i
const DELETE = /^delete\s+from\s+(\w+)\s+where\s+(\w+)\s*=\s*(['"]?)([^'"]*)\3$/i

/** Carries out `select` from one table and `delete` with one condition; anything else is a syntax error. */
export function carryOut(statement: string, tables: readonly Table[]): StatementAnswer {
  const text = statement.trim()
  const select = SELECT.exec(text)
  if (select) {
    const [, columns = '', table = '', column, , value = ''] = select
    return selected(tables, { columns, table, condition: column && { column, value } })
  }
  const [, table, column = '', , value = ''] = DELETE.exec(text) ?? []
  if (table !== undefined) return deleted(tables, { table, column, value })
  const near = text.split(/\s+/).slice(0, 8).join(' ')
  return error(
    `1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '${near}' at line 1`,
  )
}

interface Selection {
  readonly columns: string
  readonly table: string
  readonly condition: { readonly column: string; readonly value: string } | '' | undefined
}

function selected(tables: readonly Table[], { columns, table, condition }: Selection) {
  const found = tableCalled(tables, table)
  if (!found) return unknownTable(table)
  const asked = columns === '*' ? found.columns : columns.split(',').map((name) => name.trim())
  const stranger = asked.find((name) => !found.columns.includes(name))
  if (stranger !== undefined) return unknownColumn(stranger, 'field list')
  if (condition && !found.columns.includes(condition.column))
    return unknownColumn(condition.column, 'where clause')
  const rows = found.rows().filter((row) => !condition || row[condition.column] === condition.value)
  return { kind: 'rows', columns: asked, rows } as const
}

function deleted(
  tables: readonly Table[],
  { table, column, value }: { table: string; column: string; value: string },
): StatementAnswer {
  const found = tableCalled(tables, table)
  if (!found) return unknownTable(table)
  if (!found.columns.includes(column)) return unknownColumn(column, 'where clause')
  if (!found.remove)
    return error(
      `1142 (42000): DELETE command denied to user 'barnyard'@'localhost' for table '${table}'`,
    )
  const rows = found.rows().filter((row) => row[column] === value)
  found.remove(rows)
  return { kind: 'changed', count: rows.length }
}

function tableCalled(tables: readonly Table[], name: string): Table | undefined {
  return tables.find((table) => table.name === name)
}

function unknownTable(name: string): StatementAnswer {
  return error(`1146 (42S02): Table 'sfsnort.${name}' doesn't exist`)
}

function unknownColumn(name: string, place: string): StatementAnswer {
  return error(`1054 (42S22): Unknown column '${name}' in '${place}'`)
}

function error(text: string): StatementAnswer {
  return { kind: 'error', text: `ERROR ${text}` }
}

/** An answer as mysql(1) prints it; `isVertical` is what `\G` asks for. Times are of no account and not told. */
export function answerText(answer: StatementAnswer, isVertical: boolean): string {
  if (answer.kind === 'error') return `${answer.text}\n`
  if (answer.kind === 'changed') return `Query OK, ${counted(answer.count)} affected\n`
  const { columns, rows } = answer
  if (rows.length === 0) return 'Empty set\n'
  const body = isVertical ? verticalRows(columns, rows) : framedRows(columns, rows)
  return `${body}\n${counted(rows.length)} in set\n`
}

function counted(count: number): string {
  return `${count} row${count === 1 ? '' : 's'}`
}

function framedRows(columns: readonly string[], rows: readonly Row[]): string {
  const widths = columns.map((name) =>
    Math.max(name.length, ...rows.map((row) => (row[name] ?? '').length)),
  )
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const line = (cells: readonly string[]) =>
    `|${cells.map((cell, at) => ` ${cell.padEnd(widths[at]!)} `).join('|')}|`
  const body = rows.map((row) => line(columns.map((name) => row[name] ?? '')))
  return [rule, line(columns), rule, ...body, rule].join('\n')
}

function verticalRows(columns: readonly string[], rows: readonly Row[]): string {
  const width = Math.max(...columns.map((name) => name.length))
  const stars = '*'.repeat(27)
  return rows
    .flatMap((row, at) => [
      `${stars} ${at + 1}. row ${stars}`,
      ...columns.map((name) => `${name.padStart(width)}: ${row[name] ?? ''}`),
    ])
    .join('\n')
}
