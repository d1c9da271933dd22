import { createRequire } from 'node:module'
import type { Kem } from './kem.ts'

const require = createRequire(import.meta.url)
type MlKem768 = (typeof import('@noble/post-quantum/ml-kem.js'))['ml_kem768']

let library: MlKem768 | undefined

/** Loaded on first use: most labs meet no client that wants it, and all of them start. */
function mlKem(): MlKem768 {
  library ??= (
    require('@noble/post-quantum/ml-kem.js') as typeof import('@noble/post-quantum/ml-kem.js')
  ).ml_kem768
  return library
}

/** ML-KEM-768 (FIPS 203), of the library of decision 004. Sizes in bytes. */
export const mlKem768: Kem = {
  publicKeyBytes: 1184,
  ciphertextBytes: 1088,
  keyPair: () => mlKem().keygen(),
  encapsulate(publicKey) {
    const { cipherText, sharedSecret } = mlKem().encapsulate(publicKey)
    return { ciphertext: cipherText, sharedSecret }
  },
  decapsulate: (ciphertext, secretKey) => mlKem().decapsulate(ciphertext, secretKey),
}
