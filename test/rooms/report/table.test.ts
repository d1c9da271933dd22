import { expect, test } from 'vitest'
import { displayWidth } from '../../../src/console/display-width.ts'
import { columnsText, tableText, wrapText } from '../../../src/report/table.ts'

test('a table that fits is as wide as its cells', () => {
  expect(tableText(['a', 'bc'], [['one', 'x']], 80)).toEqual([
    '┌─────┬────┐',
    '│ a   │ bc │',
    '├─────┼────┤',
    '│ one │ x  │',
    '└─────┴────┘',
  ])
})

test('no line of a table is wider than the terminal', () => {
  const names = 'diffie-hellman-group-exchange-sha256, diffie-hellman-group16-sha512, aes128-ctr'
  for (const width of [40, 60, 80, 100])
    for (const line of tableText(['category', 'client', 'server'], [['kex', names, names]], width))
      expect(displayWidth(line)).toBeLessThanOrEqual(width)
})

test('a name that is too long is cut after a hyphen and loses nothing', () => {
  const name = 'diffie-hellman-group-exchange-sha256'
  const lines = wrapText(name, 24)
  expect(lines).toEqual(['diffie-hellman-group-', 'exchange-sha256'])
  expect(wrapText('x'.repeat(10), 4)).toEqual(['xxxx', 'xxxx', 'xx'])
})

test('the widest column gives way first', () => {
  const [rule = ''] = tableText(['a', 'b'], [['short', 'long '.repeat(20).trim()]], 40)
  expect(rule.split('┬')[0]).toHaveLength('┌'.length + 'short'.length + 2)
})

test('plain columns line up and end without blanks', () => {
  expect(columnsText([['NAME', 'STATE'], ['fi', 'operational'], ['swinds01']])).toEqual([
    'NAME      STATE',
    'fi        operational',
    'swinds01',
  ])
})
