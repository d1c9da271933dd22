import { constants, createHash } from 'node:crypto'
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls'
import { LabError } from '../errors/lab-error.ts'
import { SECURE_CONTEXTS_MAX } from './limits.ts'
import { openSslFailure } from './openssl-failure.ts'
import type { TlsCredentials, TlsOffer } from './settings.ts'
import { spokenVersions, suiteList } from './spoken-versions.ts'

/** What OpenSSL needs before the first byte; the same for every connection with the same settings. */
export interface ContextSettings extends TlsOffer {
  readonly credentials?: TlsCredentials
  readonly suiteOrder?: 'client' | 'server'
}

/** A context, or why OpenSSL does not load the credentials, in its words. */
export type ContextOutcome =
  | { readonly ok: true; readonly context: SecureContext }
  | { readonly ok: false; readonly fact: string }

/** Kept by settings, the one used last at the end. */
const contexts = new Map<string, SecureContext>()

/**
 * The context for settings, made on first use. Throws `bad-tls-offer` when OpenSSL knows no version,
 * suite or group of the offer.
 */
export function secureContext(settings: ContextSettings): ContextOutcome {
  const options = contextOptions(settings)
  const key = createHash('sha256').update(JSON.stringify(options)).digest('base64')
  const kept = contexts.get(key)
  contexts.delete(key)
  const made = kept ? { ok: true as const, context: kept } : makeContext(options)
  if (made.ok) contexts.set(key, made.context)
  if (contexts.size > SECURE_CONTEXTS_MAX) contexts.delete(contexts.keys().next().value!)
  return made
}

function makeContext(options: SecureContextOptions): ContextOutcome {
  const { cert: _, key: __, ...bare } = options
  try {
    return { ok: true, context: createSecureContext(options) }
  } catch (error) {
    const failed = error as Error
    try {
      createSecureContext(bare)
    } catch (cause) {
      const { message } = cause as Error
      throw new LabError('bad-tls-offer', { fact: reasonOf(cause as Error) ?? message }, { cause })
    }
    return { ok: false, fact: reasonOf(failed) ?? failed.message }
  }
}

function reasonOf(error: Error): string | undefined {
  return openSslFailure(error)?.reason
}

function contextOptions(settings: ContextSettings): SecureContextOptions {
  const { credentials, groups, signatureAlgorithms } = settings
  const { min, max } = spokenVersions(settings)
  return {
    // With no authorities at all OpenSSL neither searches its own nor names any to the client.
    ca: [],
    minVersion: min,
    maxVersion: max,
    ciphers: suiteList(settings),
    secureOptions:
      // A resumed session would show no certificates (RFC 5246 section 7.3).
      constants.SSL_OP_NO_TICKET |
      constants.SSL_OP_NO_RENEGOTIATION |
      (settings.suiteOrder === 'server' ? constants.SSL_OP_CIPHER_SERVER_PREFERENCE : 0),
    ...(groups && { ecdhCurve: groups.join(':') }),
    ...(signatureAlgorithms && { sigalgs: signatureAlgorithms.join(':') }),
    ...(credentials && { cert: credentials.certificatesPem, key: credentials.privateKeyPem }),
  }
}
