import type { TlsRefusal } from '../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../vocabulary.ts'

/** Which end of a TLS connection. */
export type TlsRole = 'client' | 'server'

type Texts = Readonly<Record<OpensslGeneration, string>>

/** A peer's chain was not accepted, by the role of whoever judged it (OpenSSL's tables of errors). */
const verifyFailed: Readonly<Record<TlsRole, Texts>> = {
  client: {
    '1.0': 'error:14090086:SSL routines:ssl3_get_server_certificate:certificate verify failed',
    '1.1.1': 'error:1416F086:SSL routines:tls_process_server_certificate:certificate verify failed',
    '3': 'error:0A000086:SSL routines::certificate verify failed',
  },
  server: {
    '1.0': 'error:14089086:SSL routines:ssl3_get_client_certificate:certificate verify failed',
    '1.1.1': 'error:1417C086:SSL routines:tls_process_client_certificate:certificate verify failed',
    '3': 'error:0A000086:SSL routines::certificate verify failed',
  },
}

/** Other reasons for which an end breaks a handshake off itself, by OpenSSL's words for them. */
const ownReasons: Readonly<Record<string, Texts>> = {
  'unsupported protocol': {
    '1.0': 'error:140760FC:SSL routines:SSL23_GET_CLIENT_HELLO:unknown protocol',
    '1.1.1': 'error:14209102:SSL routines:tls_early_post_process_client_hello:unsupported protocol',
    '3': 'error:0A000102:SSL routines::unsupported protocol',
  },
  'peer did not return a certificate': {
    '1.0':
      'error:140890C7:SSL routines:ssl3_get_client_certificate:peer did not return a certificate',
    '1.1.1':
      'error:1417C0C7:SSL routines:tls_process_client_certificate:peer did not return a certificate',
    '3': 'error:0A0000C7:SSL routines::peer did not return a certificate',
  },
  'no shared cipher': {
    '1.0': 'error:1408A0C1:SSL routines:ssl3_get_client_hello:no shared cipher',
    '1.1.1': 'error:1417A0C1:SSL routines:tls_post_process_client_hello:no shared cipher',
    '3': 'error:0A0000C1:SSL routines::no shared cipher',
  },
}

/** What OpenSSL calls an alert that it receives. */
const alertReasons: Readonly<Record<number, string>> = {
  40: 'sslv3 alert handshake failure',
  42: 'sslv3 alert bad certificate',
  43: 'sslv3 alert unsupported certificate',
  44: 'sslv3 alert certificate revoked',
  45: 'sslv3 alert certificate expired',
  46: 'sslv3 alert certificate unknown',
  47: 'sslv3 alert illegal parameter',
  48: 'tlsv1 alert unknown ca',
  49: 'tlsv1 alert access denied',
  50: 'tlsv1 alert decode error',
  51: 'tlsv1 alert decrypt error',
  70: 'tlsv1 alert protocol version',
  71: 'tlsv1 alert insufficient security',
  80: 'tlsv1 alert internal error',
  116: 'tlsv13 alert certificate required',
}

/** OpenSSL counts the reasons of alerts from here (`SSL_AD_REASON_OFFSET`). */
const ALERT_REASONS_FROM = 1000

/** The line of OpenSSL's error queue for a handshake that came to nothing; undefined when OpenSSL has none. */
export function opensslError(
  { kind, detail, alert }: TlsRefusal,
  role: TlsRole,
  generation: OpensslGeneration,
): string | undefined {
  if (kind === 'peer-not-trusted') return verifyFailed[role][generation]
  if (kind === 'alert' && alert) return alertReceived(alert.number, generation)
  return kind === 'protocol' ? ownReasons[detail]?.[generation] : undefined
}

/** How OpenSSL 1.0 says what 1.1.1 says when it does not load a file; the other errors are the same in both. */
const loadErrors10: Readonly<Record<string, string>> = {
  // An authority file without certificates fails there without an entry in the error queue.
  'error:0B084088:x509 certificate routines:X509_load_cert_crl_file:no certificate or crl found':
    'error:00000000:lib(0):func(0):reason(0)',
  'error:0909006C:PEM routines:get_name:no start line':
    'error:0906D06C:PEM routines:PEM_read_bio:no start line',
  'error:0908F066:PEM routines:get_header_and_data:bad end line':
    'error:0906D066:PEM routines:PEM_read_bio:bad end line',
}

/** Why files are not loaded, in the words of a generation; `error` is in those of 1.1.1 or of 3. */
export function loadErrorIn(generation: OpensslGeneration, error: string): string {
  return generation === '1.0' ? (loadErrors10[error] ?? error) : error
}

/** A fatal alert of the peer, as OpenSSL reports it: its number shows in the last digits of the code. */
function alertReceived(number: number, generation: OpensslGeneration): string {
  const code = (ALERT_REASONS_FROM + number).toString(16).toUpperCase().padStart(3, '0')
  const reason = alertReasons[number] ?? `reason(${ALERT_REASONS_FROM + number})`
  return generation === '3'
    ? `error:0A000${code}:SSL routines::${reason}`
    : `error:14094${code}:SSL routines:ssl3_read_bytes:${reason}`
}
