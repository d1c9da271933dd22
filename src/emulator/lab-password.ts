import type { Entropy } from '../entropy/entropy.ts'

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 8

/** A password that is the same in every run of a scenario and that nobody uses elsewhere: `Lab-k3x9m2pq`. */
export function labPassword(entropy: Entropy): string {
  const draw = entropy.fork('default password')
  const letters = Array.from({ length: LENGTH }, () => LETTERS[draw.integer(LETTERS.length)])
  return `Lab-${letters.join('')}`
}
