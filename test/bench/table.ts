import { tableText } from '../../src/report/table.ts'
import { judge, type Aim, type Result } from './benchmark.ts'

const HEAD = ['what', 'ours', 'reference', 'ratio', 'aim', 'met']
const WIDTH = 130

/** The results as a table, one line each. */
export function resultTable(results: readonly Result[]): string {
  return tableText(HEAD, results.map(row), WIDTH).join('\n')
}

function row(result: Result): string[] {
  const { what, unit, ours, reference, referenceIs, aim } = result
  const { ratio, met } = judge(result)
  return [
    what,
    `${figure(ours)} ${unit}`,
    `${figure(reference)} ${unit} (${referenceIs})`,
    figure(ratio),
    aim ? aimText(aim, unit) : '',
    met === undefined ? '' : met ? 'yes' : 'no',
  ]
}

function aimText({ of, atLeast, atMost }: Aim, unit: string): string {
  const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`
  return of === 'ratio' ? `ratio ${bound}` : `${bound} ${unit} more`
}

/** Three figures that count. */
function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
