/** Longest certificate that is read, bytes; OpenSSL takes no longer list of them (`SSL_MAX_CERT_LIST_DEFAULT`). */
export const CERTIFICATE_BYTES_MAX = 102_400
/** Most certificates of a peer that are looked at. */
export const PRESENTED_MAX = 128
/** Most intermediate certificates in a chain unless it is said: OpenSSL's default depth. */
export const CHAIN_DEPTH_MAX = 100
/** Deepest nesting that `asn1Parse` follows; OpenSSL stops there as well. */
export const ASN1_DEPTH_MAX = 128
/** Certificates kept in read form; the one that was not used for longest goes first. */
export const CERTIFICATES_KEPT_MAX = 2_048
