/** What the verification of a peer's chain came to. */
export type ChainVerdict = { readonly ok: true } | ChainFailure

/** Why a chain is not accepted, in OpenSSL's terms (X509_STORE_CTX_get_error(3)). */
export interface ChainFailure {
  readonly ok: false
  /** OpenSSL's error number, such as 10. */
  readonly error: number
  /** OpenSSL's sentence for it, such as `certificate has expired`. */
  readonly text: string
  /** Depth of the certificate that failed; 0 is the leaf. */
  readonly depth: number
  readonly subject: string
  readonly issuer: string
  /** Number of the alert that tells the peer. */
  readonly alert: number
}

/** Judges the certificates a peer presents, DER and leaf first, at an instant of lab time. */
export type VerifyChain = (presented: readonly Uint8Array[], atMs: number) => ChainVerdict
