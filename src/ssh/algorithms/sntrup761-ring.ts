/** Degree of the ring's modulus x^p - x - 1. */
export const P = 761
/** Modulus of the coefficients of public polynomials, a prime. */
export const Q = 4591
/** How many coefficients of a short polynomial are not zero. */
export const WEIGHT = 286

/** A polynomial of the ring, by rising degree; coefficients are the residues of smallest magnitude. */
export type Polynomial = Int16Array

/** The residue of smallest magnitude modulo an odd number. */
export function centred(value: number, modulus: number): number {
  const residue = value % modulus
  const half = (modulus - 1) / 2
  if (residue > half) return residue - modulus
  return residue < -half ? residue + modulus : residue
}

/** The product in the ring. One factor must be small (coefficients -1, 0 and 1) for the sums to fit. */
export function multiply(a: Polynomial, small: Polynomial, modulus: number): Polynomial {
  const product = new Int32Array(2 * P - 1)
  for (let i = 0; i < P; i++) {
    const factor = small[i]!
    if (factor === 0) continue
    for (let j = 0; j < P; j++) product[i + j]! += factor * a[j]!
  }
  for (let i = 2 * P - 2; i >= P; i--) {
    product[i - P]! += product[i]!
    product[i - P + 1]! += product[i]!
  }
  return Int16Array.from(product.subarray(0, P), (value) => centred(value, modulus))
}

/** Every coefficient times a number. */
export function scale(a: Polynomial, factor: number, modulus: number): Polynomial {
  return a.map((value) => centred(value * factor, modulus))
}

/** A remainder of the division algorithm, with the cofactor that it is the multiple of. */
interface Remainder {
  coefficients: Int32Array
  cofactor: Int32Array
  degree: number
}

/** The inverse in the ring by Euclid's algorithm, modulo a prime; `undefined` when there is none. */
export function invert(a: Polynomial, prime: number): Polynomial | undefined {
  let larger = ringModulus(prime)
  let smaller = remainderOf(a, prime)
  while (smaller.degree > 0) {
    while (larger.degree >= smaller.degree) subtractMultiple(larger, smaller, prime)
    ;[larger, smaller] = [smaller, larger]
  }
  if (smaller.degree < 0) return undefined
  const factor = reciprocal(smaller.coefficients[0]!, prime)
  return Int16Array.from(smaller.cofactor.subarray(0, P), (value) => centred(value * factor, prime))
}

function ringModulus(prime: number): Remainder {
  const coefficients = new Int32Array(P + 1)
  coefficients[P] = 1
  coefficients[1] = prime - 1
  coefficients[0] = prime - 1
  return { coefficients, cofactor: new Int32Array(P + 1), degree: P }
}

function remainderOf(a: Polynomial, prime: number): Remainder {
  const coefficients = new Int32Array(P + 1)
  for (let i = 0; i < P; i++) coefficients[i] = (a[i]! + prime) % prime
  const cofactor = new Int32Array(P + 1)
  cofactor[0] = 1
  return { coefficients, cofactor, degree: degreeBelow(coefficients, P) }
}

/** Takes away the multiple of a divisor that cancels the leading coefficient. */
function subtractMultiple(from: Remainder, divisor: Remainder, prime: number): void {
  const shift = from.degree - divisor.degree
  const lead = divisor.coefficients[divisor.degree]!
  const quotient = (from.coefficients[from.degree]! * reciprocal(lead, prime)) % prime
  const factor = prime - quotient
  for (let i = 0; i <= divisor.degree; i++) {
    const at = i + shift
    from.coefficients[at] = (from.coefficients[at]! + factor * divisor.coefficients[i]!) % prime
  }
  for (let i = 0; i + shift <= P; i++) {
    const at = i + shift
    from.cofactor[at] = (from.cofactor[at]! + factor * divisor.cofactor[i]!) % prime
  }
  from.degree = degreeBelow(from.coefficients, from.degree)
}

/** The degree, known to be less than a limit; -1 for the zero polynomial. */
function degreeBelow(coefficients: Int32Array, limit: number): number {
  let degree = limit - 1
  while (degree >= 0 && coefficients[degree] === 0) degree--
  return degree
}

/** The inverse of a number modulo a prime, by Fermat's theorem. */
function reciprocal(value: number, prime: number): number {
  let result = 1
  let power = value % prime
  for (let exponent = prime - 2; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = (result * power) % prime
    power = (power * power) % prime
  }
  return result
}
