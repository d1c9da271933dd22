import { captured } from '../../../src/emulator/index.ts'

export const evidence = captured(
  'unicon test data for FTD 6.8 and a virtual FTD 7.6.4: titles are centred in a rule of 52 characters, labels take 26.',
)

const RULE_WIDTH = 52
const LABEL_WIDTH = 26

/** A title in the middle of a rule: `---[ firepower ]---`. */
export function framed(title: string, rule: '-' | '=' = '-'): string {
  const inner = `[ ${title} ]`
  const free = Math.max(0, RULE_WIDTH - inner.length)
  const left = Math.floor(free / 2)
  return `${rule.repeat(left)}${inner}${rule.repeat(free - left)}`
}

/** A rule without a title. */
export const RULE = '-'.repeat(RULE_WIDTH)

/** A label and its value. */
export function row(label: string, value: string): string {
  return `${label.padEnd(LABEL_WIDTH)}: ${value}`
}

/** Rows whose value is known. */
export function rows(...pairs: readonly (readonly [label: string, value: string | undefined])[]) {
  return pairs.flatMap(([label, value]) => (value === undefined ? [] : [row(label, value)]))
}
