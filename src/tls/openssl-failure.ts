/** What OpenSSL says of a failure: its reason, and the alert behind it when the peer sent one. */
export interface OpenSslFailure {
  /** The reason without places and numbers, such as `peer did not return a certificate`. */
  readonly reason: string
  readonly alertNumber?: number
}

/** Reads an error of `node:tls`; `undefined` when it does not come from OpenSSL but from the socket. */
export function openSslFailure({ message }: Error): OpenSslFailure | undefined {
  const [, reason] = /error:[0-9A-F]{8}:[^:]*:[^:]*:([^:]*)/.exec(message) ?? []
  if (reason === undefined) return undefined
  const [, alert] = /SSL alert number (\d+)/.exec(message) ?? []
  return { reason, ...(alert !== undefined && { alertNumber: Number(alert) }) }
}
