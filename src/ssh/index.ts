/**
 * Real SSH in both roles on sockets it is handed: offers exact to the name, host keys from a seed, an explanation of every handshake.
 */
export type { Pty, SshChannel } from './channel.ts'
export type { CloseReason, ConnectionClosed, SshEvent, SshObserver, SshRole } from './events.ts'
export { negotiate, type CategoryOutcome, type HandshakeExplanation } from './explain.ts'
export { hostKey, hostKeyTypeOf, type HostKey, type HostKeyType } from './host-key.ts'
export type { HostKeyFacts } from './host-key-facts.ts'
export { listsOf, readKexInit, type Category, type OfferLists } from './kexinit.ts'
export type { SshLimits } from './limits.ts'
export type { SshOffer } from './offer.ts'
export { serveSsh, type SshVisit } from './serve.ts'
export { serveVersion1, type Version1Policy } from './serve-version-1.ts'
export type {
  KeyboardInteractive,
  SftpSession,
  SshAuthPolicy,
  SshHandlers,
  SshServerPolicy,
  SshSocket,
  SshVisitor,
  UserKey,
} from './server-policy.ts'
export type { ClientAuthMethod, SshCredentials } from './client-auth.ts'
export type {
  ClientPty,
  CommandResult,
  Opened,
  SessionEnd,
  SshClientChannel,
  SshSession,
} from './client-session.ts'
export type { SshClientDefect } from './client-defect.ts'
export type { SshClientOptions, SshOutcome } from './client-options.ts'
export { openSsh } from './connect.ts'
export type { SshRefusal, SshRefusalKind } from './refusal.ts'
export type { Disconnect } from './transport-messages.ts'
export { createKeyCache, type KeyCache } from './key-cache.ts'
