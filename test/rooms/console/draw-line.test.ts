import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawLine } from '../../../src/console/draw-line.ts'
import { displayWidth } from '../../../src/console/display-width.ts'
import { createScreen } from './screen.ts'

const frame = { promptWidth: 5, columns: 12 }
const nothing = { before: '', after: '' }

test('typing at the end sends the characters and nothing else', () => {
  expect(drawLine(nothing, { before: 'show', after: '' }, frame)).toBe('show')
})

test('a backspace at the end goes back over the character', () => {
  const from = { before: 'show', after: '' }
  expect(drawLine(from, { before: 'sho', after: '' }, frame)).toBe('\b \b')
})

test('typing in the middle sends the rest again and goes back', () => {
  const from = { before: 's', after: 'ow' }
  expect(drawLine(from, { before: 'sh', after: 'ow' }, frame)).toBe('how\b\b')
})

test('a full row is ended at once, so that the cursor stands where it is expected', () => {
  expect(drawLine(nothing, { before: '1234567', after: '' }, frame)).toBe('1234567 \r')
})

test('after any change the screen shows the line and the cursor stands in it', () => {
  const line = fc.record({
    before: fc.string({ unit: letter, maxLength: 40 }),
    after: fc.string({ unit: letter, maxLength: 40 }),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const screen = createScreen(frame.columns)
      screen.write('UCS# ')
      let shown = nothing
      for (const next of lines) {
        screen.write(drawLine(shown, next, frame))
        shown = next
        const place = frame.promptWidth + next.before.length
        expect(screen.text()).toBe(inRows(`UCS# ${next.before}${next.after}`))
        expect(screen.cursor()).toEqual({
          row: Math.floor(place / frame.columns),
          column: place % frame.columns,
        })
      }
    }),
    { seed: 3, numRuns: 500 },
  )
})

test('wide characters take two columns and combining ones none', () => {
  expect(displayWidth('abc')).toBe(3)
  expect(displayWidth('日本')).toBe(4)
  expect(displayWidth('e\u0301')).toBe(1)
  expect(displayWidth('\u{1f600}')).toBe(2)
})

const letter = fc.constantFrom('a', 'b', 'c')

function inRows(text: string): string {
  const rows = text.match(new RegExp(`.{1,${frame.columns}}`, 'g')) ?? []
  return rows.map((row) => row.trimEnd()).join('\n')
}
