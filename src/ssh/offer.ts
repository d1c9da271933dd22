/** The name-lists of one SSH KEXINIT, in the order they are sent (RFC 4253 section 7.1). */
export interface SshOffer {
  readonly kex: readonly string[]
  readonly hostKey: readonly string[]
  readonly cipher: readonly string[]
  readonly mac: readonly string[]
  readonly compression: readonly string[]
  /** Lists of the direction server to client, where they differ from client to server. */
  readonly serverToClient?: Partial<Pick<SshOffer, 'cipher' | 'mac' | 'compression'>>
}
