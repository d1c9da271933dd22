/** Gives random bytes. */
export type RandomBytes = (count: number) => Uint8Array

/** A key encapsulation mechanism: one side sends a public key, the other a secret locked with it. */
export interface Kem {
  readonly publicKeyBytes: number
  readonly ciphertextBytes: number
  keyPair: () => { publicKey: Uint8Array; secretKey: Uint8Array }
  /** Makes a shared secret and locks it. May throw on a public key that no key pair has. */
  encapsulate: (publicKey: Uint8Array) => { ciphertext: Uint8Array; sharedSecret: Uint8Array }
  /** Unlocks the shared secret; of a forged ciphertext it gives some other secret. */
  decapsulate: (ciphertext: Uint8Array, secretKey: Uint8Array) => Uint8Array
}
