import { expect, test } from 'vitest'
import { randomToken } from '../../../src/entropy/token.ts'

test('no two tokens are the same, and each is long and safe in a header', () => {
  const tokens = Array.from({ length: 100 }, randomToken)
  expect(new Set(tokens).size).toBe(100)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{32}$/)
})
