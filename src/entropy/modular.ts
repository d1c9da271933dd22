/** `base` to the power of `exponent`, modulo `modulus`. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** The inverse of `value` modulo `modulus`, which have no factor in common. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, rest] = [modulus, value % modulus]
  let [before, factor] = [0n, 1n]
  while (rest > 1n) {
    const quotient = previous / rest
    ;[previous, rest] = [rest, previous - quotient * rest]
    ;[before, factor] = [factor, before - quotient * factor]
  }
  return factor < 0n ? factor + modulus : factor
}
