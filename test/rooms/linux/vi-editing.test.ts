import { expect, test } from 'vitest'
import { editText } from './editing.ts'
import { keySequences } from './vi-key-sequences.ts'

test.each(keySequences)('$keys in $text leaves what Vim leaves', ({ text, keys, becomes }) => {
  expect(editText(text, keys).text).toBe(becomes)
})
