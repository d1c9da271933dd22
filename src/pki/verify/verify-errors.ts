/** The generations of OpenSSL whose judgements are imitated; appliances of 2019 to 2024 have 1.1.1. */
export type OpensslRelease = '1.0.2' | '1.1.1' | '3.0'

/** What is wrong with a chain: OpenSSL's number and text, and the TLS alert it is answered with. */
export interface VerifyError {
  readonly number: number
  readonly text: string
  /** Alert description (RFC 5246 section 7.2.2). */
  readonly alert: number
}

const BAD_CERTIFICATE = 42
const UNSUPPORTED_CERTIFICATE = 43
const CERTIFICATE_REVOKED = 44
const CERTIFICATE_EXPIRED = 45
const CERTIFICATE_UNKNOWN = 46
const UNKNOWN_CA = 48
const DECRYPT_ERROR = 51

/**
 * The errors of OpenSSL 3.0: numbers of `x509_vfy.h`, texts of `X509_verify_cert_error_string`, alerts of the
 * table in `statem_lib.c`, in which what is not listed becomes certificate_unknown.
 */
const errors = {
  'issuer-not-found': [2, 'unable to get issuer certificate', UNKNOWN_CA],
  'crl-not-found': [3, 'unable to get certificate CRL', UNKNOWN_CA],
  'issuer-key-unreadable': [6, 'unable to decode issuer public key', BAD_CERTIFICATE],
  'signature-wrong': [7, 'certificate signature failure', DECRYPT_ERROR],
  'crl-signature-wrong': [8, 'CRL signature failure', DECRYPT_ERROR],
  'not-yet-valid': [9, 'certificate is not yet valid', BAD_CERTIFICATE],
  expired: [10, 'certificate has expired', CERTIFICATE_EXPIRED],
  'crl-not-yet-valid': [11, 'CRL is not yet valid', BAD_CERTIFICATE],
  'crl-expired': [12, 'CRL has expired', CERTIFICATE_EXPIRED],
  'leaf-self-signed': [18, 'self-signed certificate', UNKNOWN_CA],
  'root-untrusted': [19, 'self-signed certificate in certificate chain', UNKNOWN_CA],
  'local-issuer-not-found': [20, 'unable to get local issuer certificate', UNKNOWN_CA],
  'leaf-unverified': [21, 'unable to verify the first certificate', UNKNOWN_CA],
  'chain-too-long': [22, 'certificate chain too long', UNKNOWN_CA],
  revoked: [23, 'certificate revoked', CERTIFICATE_REVOKED],
  'path-too-long': [25, 'path length constraint exceeded', UNKNOWN_CA],
  'purpose-wrong': [26, 'unsuitable certificate purpose', UNSUPPORTED_CERTIFICATE],
  'may-not-sign': [32, 'key usage does not include certificate signing', CERTIFICATE_UNKNOWN],
  'crl-issuer-not-found': [33, 'unable to get CRL issuer certificate', UNKNOWN_CA],
  'critical-extension': [34, 'unhandled critical extension', CERTIFICATE_UNKNOWN],
  'may-not-sign-crl': [35, 'key usage does not include CRL signing', CERTIFICATE_UNKNOWN],
  'critical-crl-extension': [36, 'unhandled critical CRL extension', CERTIFICATE_UNKNOWN],
  'host-differs': [62, 'hostname mismatch', BAD_CERTIFICATE],
  'address-differs': [64, 'IP address mismatch', BAD_CERTIFICATE],
  'leaf-key-weak': [66, 'EE certificate key too weak', BAD_CERTIFICATE],
  'issuer-key-weak': [67, 'CA certificate key too weak', BAD_CERTIFICATE],
  'digest-weak': [68, 'CA signature digest algorithm too weak', BAD_CERTIFICATE],
  'authority-invalid': [79, 'invalid CA certificate', UNKNOWN_CA],
} as const satisfies Record<string, readonly [number: number, text: string, alert: number]>

/** The name of an error here. */
export type VerifyErrorName = keyof typeof errors

/** Where OpenSSL 1.0.2 and 1.1.1 have another number or text than 3.0. */
const before3: { readonly [Name in VerifyErrorName]?: Partial<VerifyError> } = {
  'leaf-self-signed': { text: 'self signed certificate' },
  'root-untrusted': { text: 'self signed certificate in certificate chain' },
  'purpose-wrong': { text: 'unsupported certificate purpose' },
  'host-differs': { text: 'Hostname mismatch' },
  'authority-invalid': { number: 24 },
}

/** An error with the number and text that a release of OpenSSL gives it. */
export function verifyError(name: VerifyErrorName, release: OpensslRelease): VerifyError {
  const [number, text, alert] = errors[name]
  return { number, text, alert, ...(release !== '3.0' && before3[name]) }
}
