/** An alert as it stands on the wire (RFC 5246 section 7.2, RFC 8446 section 6). */
export interface TlsAlert {
  readonly level: 'warning' | 'fatal'
  /** The AlertDescription, such as 45. */
  readonly number: number
  /** Its name in the RFCs, such as `certificate_expired`. */
  readonly name: string
}

/** Names of the alerts (IANA registry "TLS Alerts"). */
const names: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  30: 'decompression_failure',
  40: 'handshake_failure',
  41: 'no_certificate',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  60: 'export_restriction',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  111: 'certificate_unobtainable',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  114: 'bad_certificate_hash_value',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
}

/** Alerts that the lab itself sends, by what they are for. */
export const alertNumbers = {
  unexpectedMessage: 10,
  illegalParameter: 47,
  unknownCa: 48,
  internalError: 80,
  noRenegotiation: 100,
} as const

const LEVELS: Readonly<Record<number, TlsAlert['level']>> = { 1: 'warning', 2: 'fatal' }

/** A fatal alert by its number. */
export function fatalAlert(number: number): TlsAlert {
  return { level: 'fatal', number, name: names[number] ?? `alert_${number}` }
}

/** Reads the content of an alert record; `undefined` when it is no alert. */
export function readAlert(content: Buffer): TlsAlert | undefined {
  const level = LEVELS[content[0] ?? 0]
  const number = content[1]
  if (content.length !== 2 || !level || number === undefined) return undefined
  return { ...fatalAlert(number), level }
}

/** The two bytes that say an alert. */
export function alertContent({ level, number }: TlsAlert): Buffer {
  return Buffer.from([level === 'fatal' ? 2 : 1, number])
}
