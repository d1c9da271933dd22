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

/** Judges what was presented at the present instant. */
export type Judge = (presented: readonly Uint8Array[]) => ChainVerdict

/** A judge that lets nobody in when it fails itself, which `crashed` is told of. */
export function judging(judge: Judge, crashed: (error: unknown) => void): Judge {
  return (presented) => {
    try {
      return judge(presented)
    } catch (error) {
      crashed(error)
      return UNJUDGED
    }
  }
}

/** OpenSSL's X509_V_ERR_UNSPECIFIED, told to the peer as internal_error. */
const UNJUDGED: ChainFailure = {
  ok: false,
  error: 1,
  text: 'unspecified certificate verification error',
  depth: 0,
  subject: '',
  issuer: '',
  alert: 80,
}
