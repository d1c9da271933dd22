import type { TlsRole } from './events.ts'

/** Which part of a TLS 1.3 connection a traffic secret is for (RFC 8446 section 7.1). */
export type TrafficStage = 'handshake' | 'application'

/** The traffic secrets of one connection, as its key log tells them. */
export interface TrafficSecrets {
  /** Takes in a line of the key log. */
  readonly learn: (line: string) => void
  /** What the `role` protects its records with, once it is known. */
  readonly of: (role: TlsRole, stage: TrafficStage) => Buffer | undefined
}

/** Labels of the key log format (NSS SSLKEYLOGFILE). */
const labels: Readonly<Record<TlsRole, Readonly<Record<TrafficStage, string>>>> = {
  client: {
    handshake: 'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
    application: 'CLIENT_TRAFFIC_SECRET_0',
  },
  server: {
    handshake: 'SERVER_HANDSHAKE_TRAFFIC_SECRET',
    application: 'SERVER_TRAFFIC_SECRET_0',
  },
}

/** Starts with no secret known. */
export function createTrafficSecrets(): TrafficSecrets {
  const known = new Map<string, Buffer>()
  return {
    learn(line) {
      const [label = '', , secret = ''] = line.trim().split(' ')
      known.set(label, Buffer.from(secret, 'hex'))
    },
    of: (role, stage) => known.get(labels[role][stage]),
  }
}
