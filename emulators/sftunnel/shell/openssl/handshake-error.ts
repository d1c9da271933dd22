import type { TlsDialled, TlsRefusal } from '../../../../src/emulator/index.ts'
import { opensslError } from '../../log/openssl-errors.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'
import { queueLine } from './generation.ts'

/** The error queue of a handshake that came to nothing, as `s_client` prints it; empty when OpenSSL has nothing to say. */
export function handshakeError(refusal: TlsRefusal, generation: OpensslGeneration): string {
  const error = opensslError(refusal, 'client', generation)
  if (error === undefined) return ''
  const [name, place] = placeOf(refusal, generation)
  // The program names the function, which the library leaves out of its text since 3.0.
  const cause = refusal.failure?.error === SIGNATURE_FAILURE ? SIGNATURE_LINES[generation] : []
  const lines = cause.map(([fact, where]) => queueLine(generation, `error:${fact}`, where))
  return lines.join('') + queueLine(generation, error.replace('::', `:${name}:`), place)
}

/** X509_V_ERR_CERT_SIGNATURE_FAILURE. */
const SIGNATURE_FAILURE = 7

/** What a signature by another RSA key leaves in the queue before the handshake fails for it. */
const SIGNATURE_LINES: Readonly<
  Record<OpensslGeneration, readonly (readonly [fact: string, place: string])[]>
> = {
  '1.0': [
    ['0407006A:rsa routines:RSA_padding_check_PKCS1_type_1:block type is not 01', 'rsa_pk1.c:103:'],
    ['04067072:rsa routines:RSA_EAY_PUBLIC_DECRYPT:padding check failed', 'rsa_eay.c:705:'],
    ['0D0C5006:asn1 encoding routines:ASN1_item_verify:EVP lib', 'a_verify.c:218:'],
  ],
  '1.1.1': [
    [
      '0407008A:rsa routines:RSA_padding_check_PKCS1_type_1:invalid padding',
      '../crypto/rsa/rsa_pk1.c:66:',
    ],
    [
      '04067072:rsa routines:rsa_ossl_public_decrypt:padding check failed',
      '../crypto/rsa/rsa_ossl.c:588:',
    ],
    ['0D0C5006:asn1 encoding routines:ASN1_item_verify:EVP lib', '../crypto/asn1/a_verify.c:171:'],
  ],
  '3': [
    [
      '0200008A:rsa routines:RSA_padding_check_PKCS1_type_1:invalid padding',
      '../crypto/rsa/rsa_pk1.c:75:',
    ],
    [
      '02000072:rsa routines:rsa_ossl_public_decrypt:padding check failed',
      '../crypto/rsa/rsa_ossl.c:599:',
    ],
    [
      '1C880004:Provider routines:rsa_verify:RSA lib',
      '../providers/implementations/signature/rsa_sig.c:774:',
    ],
    [
      '06880006:asn1 encoding routines:ASN1_item_verify_ctx:EVP lib',
      '../crypto/asn1/a_verify.c:217:',
    ],
  ],
}

/** Function, source file and line, and for an alert its number. */
function placeOf({ kind, alert }: TlsRefusal, generation: OpensslGeneration): [string, string] {
  if (kind === 'alert' && alert)
    return ['ssl3_read_bytes', `${ALERT_PLACES[generation]}SSL alert number ${alert.number}`]
  return ['tls_post_process_server_certificate', CERTIFICATE_PLACES[generation]]
}

const ALERT_PLACES: Readonly<Record<OpensslGeneration, string>> = {
  '1.0': 's3_pkt.c:1493:',
  '1.1.1': '../ssl/record/rec_layer_s3.c:1543:',
  '3': '../ssl/record/rec_layer_s3.c:1590:',
}
const CERTIFICATE_PLACES: Readonly<Record<OpensslGeneration, string>> = {
  '1.0': 's3_clnt.c:1264:',
  '1.1.1': '../ssl/statem/statem_clnt.c:1919:',
  '3': '../ssl/statem/statem_clnt.c:1889:',
}

/** Alerts that come after a handshake of TLS 1.3, by their names in RFC 8446 section 6. */
const LATE_ALERTS: Readonly<Record<string, number>> = {
  handshake_failure: 40,
  bad_certificate: 42,
  certificate_revoked: 44,
  certificate_expired: 45,
  certificate_unknown: 46,
  unknown_ca: 48,
  decrypt_error: 51,
  certificate_required: 116,
}

/** What is said of an alert that ends a session; of another end only that it is closed. */
export function alertLine(name: string, generation: OpensslGeneration): string {
  const number = LATE_ALERTS[name]
  if (number === undefined) return 'closed\n'
  const alert = { level: 'fatal' as const, number, name }
  return handshakeError({ kind: 'alert', detail: name, alert }, generation)
}

type DialReason = Extract<TlsDialled, { stage: 'dial' }>['reason']

/** Error numbers of Linux and their words (errno(3)), by why a peer cannot be reached. */
const FAILED_CALLS: Readonly<Record<Exclude<DialReason, 'unknown-host'>, [number, string]>> = {
  refused: [111, 'Connection refused'],
  'timed-out': [110, 'Connection timed out'],
  unreachable: [113, 'No route to host'],
  'not-allowed': [101, 'Network is unreachable'],
}

/** What `s_client` says when there is no connection. */
export function dialError(reason: DialReason, generation: OpensslGeneration): string {
  if (reason === 'unknown-host') return UNKNOWN_HOST[generation]
  const [number, words] = FAILED_CALLS[reason]
  const hex = number.toString(16).toUpperCase()
  const end = `connect:errno=${number}\n`
  if (generation === '1.0') return `connect: ${words}\n${end}`
  const [call, fact, lines] =
    generation === '3'
      ? [
          `error:800000${hex}:system library:BIO_connect:${words}`,
          'error:10000067:BIO routines:BIO_connect:connect error',
          ['../crypto/bio/bio_sock2.c:125:calling connect()', '../crypto/bio/bio_sock2.c:127:'],
        ]
      : [
          `error:020020${hex}:system library:connect:${words}`,
          'error:2008A067:BIO routines:BIO_connect:connect error',
          ['../crypto/bio/b_sock2.c:110:', '../crypto/bio/b_sock2.c:111:'],
        ]
  return `${queueLine(generation, call, lines[0]!)}${queueLine(generation, fact, lines[1]!)}${end}`
}

const UNKNOWN_HOST: Readonly<Record<OpensslGeneration, string>> = {
  '1.0': 'gethostbyname failure\nconnect:errno=0\n',
  '1.1.1': `${queueLine('1.1.1', 'error:2008F002:BIO routines:BIO_lookup_ex:system lib', '../crypto/bio/b_addr.c:730:Name or service not known')}connect:errno=0\n`,
  '3': `${queueLine('3', 'error:10080002:BIO routines:BIO_lookup_ex:system lib', '../crypto/bio/bio_addr.c:738:Name or service not known')}connect:errno=0\n`,
}
