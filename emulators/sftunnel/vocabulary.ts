import type { Evidence } from '../../src/emulator/index.ts'

/** Which end of the tunnel an appliance is. */
export type Side = 'fmc' | 'ftd'

/** The two TLS connections of one tunnel: A carries control messages, B events. */
export type Channel = 'A' | 'B'

/** Who an appliance is to its peers. */
export interface Self {
  readonly side: Side
  /** A version 1 UUID; on an FMC also the CN of its InternalCA. */
  readonly uuid: string
  /** Its host name, as it stands in log lines and prompts. */
  readonly name: string
  /** The lab address of its management interface. */
  readonly address: string
  /** `7.2.5` */
  readonly version: string
  readonly build: number
}

/** What a peer is to this appliance. */
export type PeerRole = 'manager' | 'device' | 'ha-peer'

/** A peer as the table of peers has it. */
export interface PeerRecord {
  /** Of the other appliance; what `configure manager add` was given until it is known. */
  readonly uuid: string
  readonly name: string
  /** What screens call it where that is not its name. */
  readonly displayName?: string
  readonly role: PeerRole
  /** Address or name to dial; absent when only the other end can dial (DONTRESOLVE). */
  readonly host?: string
  readonly registration: 'pending' | 'completed'
  /** The secrets of a registration that is not completed. */
  readonly claim?: RegistrationClaim
}

/** What both ends must have been given alike before they accept each other. */
export interface RegistrationClaim {
  readonly key: string
  readonly natId?: string
}

/** A peer as status commands and views show it. Times are lab time, milliseconds since 1970. */
export interface PeerStatus extends Omit<PeerRecord, 'claim'> {
  readonly channels: readonly ChannelStatus[]
  /** When the connection that stands was made. */
  readonly sinceMs?: number
  readonly attemptedMs?: number
  readonly disconnectedMs?: number
  readonly disconnectReason?: string
  readonly heartbeatSentMs?: number
  readonly heartbeatReceivedMs?: number
  /** What the peer said of itself; absent until it did. */
  readonly version?: string
  readonly build?: number
}

/** A channel that stands. */
export interface ChannelStatus {
  readonly channel: Channel
  /** As OpenSSL names it: `AES256-GCM-SHA384`. */
  readonly cipher: string
  readonly isDialler: boolean
  /** The TCP port from which the dialler came, as both ends show it. */
  readonly callerPort: number
}

/** A service that one end of the tunnel offers to the other (names as `sftunnel-status` has them). */
export type Service =
  | 'Identity service'
  | 'Health Events service'
  | 'RPC service'
  | 'NTP service'
  | 'IDS Events service'
  | 'Malware Lookup service'
  | 'CSM_CCM service'
  | 'eStreamer service'
  | 'UE Channel service'
  | 'FSTREAM service'

/** How many messages of a service one end has sent to a peer and received from it. */
export interface ServiceCount {
  readonly service: Service
  readonly sent: number
  readonly received: number
}

/** A question over the tunnel and its answer, as JSON values. */
export type Message = Readonly<Record<string, unknown>>

/** A file on its way to a peer. */
export interface PushedFile {
  /** Where it lies at this end. */
  readonly from: string
  /** Where the peer is to have it. */
  readonly to: string
  readonly bytes: Uint8Array
}

/** Which texts of OpenSSL a release logs (facts/sftunnel.md 1.3). */
export type OpensslGeneration = '1.0' | '1.1.1' | '3'

/** What of a release matters to its tunnel. Times are milliseconds. */
export interface TunnelProfile {
  readonly openssl: OpensslGeneration
  /** What a factory sftunnel.conf says: one version, or both of a manager that has older devices as well. */
  readonly tlsVersion: 'TLSv1.2' | 'TLSv1.3' | 'TLSv1.2,TLSv1.3'
  /** OpenSSL names, in order of preference. */
  readonly cipherSuites: readonly string[]
  /** Lowest security level of certificates: 1 accepts SHA-1, 2 does not. */
  readonly securityLevel: 0 | 1 | 2
  /** Whether a peer shows its certificate after a TLS 1.3 handshake, which is logged when it is not accepted. */
  readonly postHandshakeAuth?: boolean
  readonly heartbeatMs: number
  readonly heartbeatLimitMs: number
  /** Pauses between attempts to connect; the last one repeats. */
  readonly backOffMs: readonly number[]
  readonly handshakeLimitMs: number
  readonly evidence: Readonly<Record<'tls' | 'timings', Evidence>>
}

/** Why the process ends, or a tunnel goes down. */
export type StopReason = 'restart' | 'reboot' | 'shutdown' | 'crash' | 'disabled' | 'power loss'

/** The sftunnel process of one appliance, as the appliance's own parts use it. */
export interface Sftunnel {
  /** Starts the process: it reads its files, listens on its port, which is 8305 as a rule, and dials its peers. */
  readonly start: () => void
  readonly stop: (why: StopReason) => void
  readonly isRunning: () => boolean
  /** Process id, when it was started in lab time, and the port of its tunnels; undefined while it does not run. */
  readonly process: () =>
    | { readonly pid: number; readonly startedMs: number; readonly port: number }
    | undefined
  readonly peers: () => readonly PeerStatus[]
  /** What has gone over the tunnel to a peer since the process runs; nothing for one that is not known. */
  readonly serviceCounts: (uuid: string) => readonly ServiceCount[]
  /** Adds a peer or replaces what is known of it. */
  readonly learn: (peer: PeerRecord) => void
  readonly forget: (uuid: string) => void
  /** Asks a peer over the control channel; undefined when the tunnel is down or goes down meanwhile. */
  readonly ask: (uuid: string, service: Service, question: Message) => Promise<Message | undefined>
  /** Answers what peers ask of a service. */
  readonly serve: (
    service: Service,
    answer: (question: Message, from: PeerStatus) => Message | Promise<Message>,
  ) => void
  /** Tells a peer over the event channel; false when that is down. */
  readonly tell: (uuid: string, service: Service, event: Message) => boolean
  /** Writes a file on the peer; false when the tunnel is down or the peer could not write it. */
  readonly pushFile: (uuid: string, file: PushedFile) => Promise<boolean>
  /** Reads the files of all tunnels anew, for connections that are yet to be made; what stands stays. */
  readonly reload: () => void
  /** Ends the channels to one peer, which are then made anew. */
  readonly reconnect: (uuid: string, reason: string) => void
  /** Calls whenever the status of a peer has changed; the returned function ends it. */
  readonly watch: (listen: (status: PeerStatus) => void) => () => void
}
