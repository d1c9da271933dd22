import { expect, test } from 'vitest'
import { hiddenText, revealedText } from '../../../src/emulator/hidden-text.ts'

test.each(['', 'x', 'mainserver', 'ünïcode €', 'y'.repeat(64), 'z'.repeat(65)])(
  '%j comes back out of hidden text',
  (text) => {
    expect(revealedText(hiddenText(text))).toBe(text)
  },
)

test('hidden text is the same each time, and its length tells little', () => {
  expect(hiddenText('mainserver')).toBe(hiddenText('mainserver'))
  expect(hiddenText('a')).toHaveLength(hiddenText('b'.repeat(64)).length)
})

test('text that hides nothing is told apart', () => {
  for (const text of ['', 'AAAA', 'hello', hiddenText('x').slice(4), `${hiddenText('x')}AAAA`])
    expect(revealedText(text)).toBeUndefined()
})
