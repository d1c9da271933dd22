import { expect, test } from 'vitest'
import { createAddressBook } from '../../../src/lab/addresses.ts'

const VIRTUAL = '10.48.79.100'

function twoAppliances() {
  const book = createAddressBook()
  return { book, a: book.assign('a', 'a'), b: book.assign('b', 'b') }
}

test('a held address leads to its holder, and to whoever holds it next', () => {
  const { book, a, b } = twoAppliances()
  book.hold('a', a, VIRTUAL)
  expect(book.find(VIRTUAL)).toBe(a)
  book.hold('b', b, VIRTUAL)
  expect(book.find(VIRTUAL)).toBe(b)
})

test('an address that was given up leads nowhere; one that has passed on cannot be given up', () => {
  const { book, a, b } = twoAppliances()
  const giveUp = book.hold('a', a, VIRTUAL)
  book.hold('b', b, VIRTUAL)
  giveUp()
  expect(book.find(VIRTUAL)).toBe(b)
  book.hold('a', a, VIRTUAL)()
  expect(book.find(VIRTUAL)).toBeUndefined()
})

test("another appliance's own address cannot be held, nor what is no address", () => {
  const { book, a, b } = twoAppliances()
  expect(() => book.hold('a', a, b)).toThrow(expect.objectContaining({ code: 'address-taken' }))
  expect(() => book.hold('a', a, 'here')).toThrow(expect.objectContaining({ code: 'bad-address' }))
})
