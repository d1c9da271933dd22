import type { HandshakeTable } from './handshake-table.ts'

/**
 * What each event carries. Names are `noun.verb-past`; `catalogue` below says in a sentence what each
 * means. Nothing is journalled under a name that is not here, and every name here is used.
 */
export interface EventData {
  'lab.started': { scenario?: string; seed: string; start: string }
  'lab.stopped': { reason: string }
  'clock.advanced': { to: string }
  'clock.changed': { from: string; to: string }
  'appliance.started': { emulator: string; profile: string; address: string }
  'appliance.reset': { profile: string }
  'appliance.crashed': { where: string; message: string }
  'state.entered': { machine: string; state: string }
  'event.sent': { type: string; facts?: Facts }
  'behaviour.switched': { behaviour: string; isOn: boolean; settings?: Facts }
  'state.put': { revision: number }

  'door.opened': { service: string; port: number }
  'door.closed': { service: string; port: number; reason: string }
  'connection.opened': { service: string; port: number; from: string }
  'connection.dialled': { service: string; to: string }
  'connection.refused': { service: string; reason: string }
  'connection.closed': { reason: string; detail?: string }
  'dial.failed': { to: string; reason: string }
  'fault.struck': { fault: string; facts?: Facts }

  'ident.received': { ident: string }
  'handshake.agreed': { role: Role; table: HandshakeTable }
  'handshake.refused': {
    role: Role
    reason: string
    table?: HandshakeTable
    disconnectCode?: number
    /** Of TLS: who broke it off, and with which alert. */
    by?: Role
    alert?: number
    verification?: VerificationFacts
  }
  'alert.sent': AlertFacts
  'alert.received': AlertFacts
  'renegotiation.refused': Record<string, never>
  'hostkey.presented': { type: string; sha256: string; md5: string }
  'hostkey.refused': { type: string; sha256: string; md5: string; reason: string }
  'login.accepted': { user: string; method: string }
  'login.refused': { user: string; method: string; reason?: string }
  'session.opened': { user: string; kind: string; command?: string; terminal?: string }
  'session.closed': { exit?: number; reason?: string }
  'session.refused': { user: string; reason: string }
  'command.entered': { mode: string; line: string }
  'command.refused': { mode: string; line: string; error: string }

  'file.received': { path: string; bytes: number; sha256: string; complete: boolean }
  'file.sent': { path: string; bytes: number; complete: boolean; sha256?: string }
  'file.fetched': { path: string; bytes: number; complete: boolean; sha256?: string }
  'file.removed': { path: string }
  'transfer.refused': { path: string; reason: string; bytes: number; detail?: string }

  'configuration.committed': { changes: string[] }
  'configuration.discarded': { changes: string[] }
  'configuration.erased': Record<string, never>
  'configuration.replicated': { objects: number }
  'cluster.changed': { role: string; peer: string }
  'appliance.rebooted': { reason: string }
  'firmware.upgraded': { from: string; to: string }
  'fips.switched': { isOn: boolean }
  'backup.started': { host: string; type: string; protocol: string }
  'stage.entered': { job: string; stage: string; attempt: number }
  'stage.failed': { job: string; stage: string; attempt: number; reason: string }
  'backup.finished': { host: string; bytes: number; sha256: string }
  'backup.failed': { host: string; reason: string }
  'import.started': { host: string; action: string; protocol: string }
  'import.finished': { host: string; objects: number }
  'import.failed': { host: string; reason: string }
  'policy.ran': { policy: string; host: string; path: string }
  'restore.started': { host: string; type: string; id: number }
  'operation.recorded': {
    operation: string
    category: string
    id: number
    result: string
    reason: string
  }
  'configuration.saved': Record<string, never>
  'hostkey.pinned': { host: string; type: string; md5: string }
  'hostkey.forgotten': { host: string; type: string }
  'masterkey.generated': { magic: string }
  'masterkey.deleted': { magic: string }
  'schedule.fired': { schedule: string }
  'schedule.ended': { schedule: string; result: string }
  'appliance.halted': Record<string, never>
  'alarm.raised': AlarmFacts
  'alarm.eased': AlarmFacts
  'alarm.cleared': AlarmFacts
  'alarm.acknowledged': AlarmFacts
  'alarm.deleted': AlarmFacts
  'event.recorded': EventFacts
  'audit.recorded': AuditFacts
  'syslog.written': { line: string }
  'sftunnel.started': { pid: number }
  'sftunnel.stopped': { reason: string }
  'tunnel.channel-opened': { peer: string; channel: string; isDialler: boolean }
  'tunnel.channel-closed': { peer: string; channel: string; reason: string }
  'tunnel.up': { peer: string }
  'tunnel.down': { peer: string; reason: string }
  'tunnel.halted': { peer: string; reason: string }
  'registration.completed': { peer: string; uuid: string }
  'registration.refused': { peer: string; reason: string }
  'device.added': { device: string; uuid: string }
  'device.deleted': { device: string; uuid: string }
  'device.enabled': { device: string }
  'device.disabled': { device: string }
  'deployment.succeeded': { device: string; revision: number }
  'deployment.failed': { device: string; revision: number }
  'task.started': { task: number; group: string; title: string }
  'task.ended': { task: number; title: string; state: string; text: string }
  'task.dismissed': { task: number }
  'health.raised': HealthFacts
  'health.cleared': HealthFacts
  'vdb.installed': { from: number; to: number }
  'hotfix.installed': { package: string }
  'authority.renewed': { ends: string; certificates: number }
  'certificates.pushed': { peer: string }
  'push.failed': { peer: string; path: string }

  'step.started': { step: string; part: Part }
  'step.finished': { step: string; part: Part; passed: boolean }
  'claim.judged': { step: string; claim: string; held: boolean; saw?: string }
  'evidence.shown': { step: string; title: string; text: string }
}

/** The name of an event. */
export type EventName = keyof EventData
/** Which end of a conversation an appliance is. */
export type Role = 'client' | 'server'
/** Whether a step breaks or mends. */
export type Part = 'script' | 'repair'
/** Settings and values, by name. */
export type Facts = Readonly<Record<string, string | number | boolean>>

/** An alert of TLS. */
export interface AlertFacts {
  level: string
  number: number
  name: string
}

/** Why the chain of a TLS peer was not accepted, in OpenSSL's terms. */
export interface VerificationFacts {
  error: number
  text: string
  depth: number
  subject: string
  issuer: string
}

/** A fault as the appliance reports it, such as F999723. */
export interface AlarmFacts {
  code: string
  id: number
  severity: string
  /** The severity it was raised with; its own is `cleared` once it is over. */
  originalSeverity: string
  /** The kind of fault, such as `fsm`. */
  type: string
  object: string
  cause: string
  occurrences: number
  text: string
  /** Where it is in its life besides its severity, such as `flapping`. */
  flags?: string
}

/** An entry of an appliance's event log. */
export interface EventFacts {
  id: number
  code: string
  object: string
  user: string
  text: string
}

/** A finding of a manager's health run. */
export interface HealthFacts {
  module: string
  severity: string
  text: string
}

/** An entry of an appliance's audit log. */
export interface AuditFacts {
  id: number
  /** Which part of the log it belongs to, such as `session`. */
  kind: string
  user: string
  action: string
  object: string
  changes: string
  text: string
}

/** One sentence for each event, shown by `describe` and the manual. */
export const catalogue: Readonly<Record<EventName, string>> = {
  'lab.started': 'The lab runs; from here on its clock and seed are fixed.',
  'lab.stopped': 'Every door is closed and every appliance has stopped.',
  'clock.advanced': 'Someone moved the lab clock to this instant.',
  'clock.changed':
    'Someone set the clock of an appliance; it is its own, and the time of the lab goes on.',
  'appliance.started': 'An appliance runs and its doors are open.',
  'appliance.reset': 'An appliance went back to how it was at the start.',
  'appliance.crashed': 'The lab itself failed inside one appliance; the others go on.',
  'state.entered': 'A statechart of the appliance entered this state.',
  'event.sent': 'Someone sent the appliance an event of its vocabulary.',
  'behaviour.switched': 'A named deviation of the appliance is on from now, or off.',
  'state.put':
    'Somebody put the appliance into a state as a whole; the changes that this took stand before.',
  'door.opened': 'A front door accepts connections.',
  'door.closed': 'A front door accepts no more connections.',
  'connection.opened': 'A client connected to a front door.',
  'connection.dialled': 'The appliance connected to a peer.',
  'connection.refused': 'A front door turned a connection away before any protocol.',
  'connection.closed': 'A connection ended, for this reason.',
  'dial.failed': 'The appliance could not connect to a peer.',
  'fault.struck': 'A connection or transfer fault took effect for the first time.',
  'ident.received': 'The peer sent its SSH identification string.',
  'handshake.agreed': 'Both sides found an algorithm in every category.',
  'handshake.refused':
    'The handshake did not come about; the table names the empty category, if there is one.',
  'alert.sent': 'The appliance told its TLS peer what is wrong.',
  'alert.received': 'The TLS peer said what is wrong.',
  'renegotiation.refused': 'The TLS peer wanted to negotiate anew, which was declined.',
  'hostkey.presented': 'The server showed this host key.',
  'hostkey.refused': 'The appliance broke off, before any login, because of the host key.',
  'login.accepted': 'The user is logged in.',
  'login.refused': 'The credentials were not accepted.',
  'session.opened': 'A shell, command or subsystem started on a connection.',
  'session.closed': 'A shell, command or subsystem ended.',
  'session.refused': 'Somebody who was logged in got no session, for this reason.',
  'command.entered': 'A line was entered at the console; secrets are masked.',
  'command.refused': 'The console answered a line with its own error.',
  'file.received': 'A file was written by a peer; incomplete when it was cut short.',
  'file.sent': 'A file was read by a peer or sent to one.',
  'file.fetched': 'The appliance fetched a file from a peer.',
  'file.removed': 'The appliance removed a file from a server.',
  'transfer.refused':
    'A file could not be stored or fetched; the bytes are those that were sent or that arrived.',
  'configuration.committed': 'Pending changes became the configuration.',
  'configuration.discarded': 'Pending changes were dropped without being committed.',
  'configuration.erased': 'The configuration went back to what the first setup left.',
  'configuration.replicated': 'A subordinate took over the configuration of its primary.',
  'cluster.changed': 'An appliance has another role in its cluster, or another view of its peer.',
  'appliance.rebooted': 'An appliance began to start anew, for this reason.',
  'firmware.upgraded': 'The appliance runs another firmware, with the doors that come with it.',
  'fips.switched': 'The appliance turned the FIPS mode of its cryptography on or off.',
  'backup.started': 'A backup operation began.',
  'stage.entered': 'An FSM stage of a job began an attempt.',
  'stage.failed': 'An attempt of an FSM stage failed.',
  'backup.finished': 'The backup file has arrived at the remote host.',
  'backup.failed': 'The backup operation gave up.',
  'import.started': 'An import of a configuration file began.',
  'import.finished': 'The imported file has become part of the configuration.',
  'import.failed': 'The import gave up; the configuration is as it was.',
  'restore.started': 'A restore of a backup began.',
  'operation.recorded': 'A backup or restore of one category ended and is in the history.',
  'configuration.saved': 'The running configuration became the startup configuration.',
  'hostkey.pinned': 'A server of this name must show this host key from now on.',
  'hostkey.forgotten': 'The pinned host key of a server was removed.',
  'masterkey.generated': 'A master key for protected backups was made; its magic string tells it.',
  'masterkey.deleted': 'The master key for protected backups was deleted.',
  'schedule.fired': 'The time of a schedule has come.',
  'schedule.ended': 'What a schedule has started is over, with this result.',
  'appliance.halted': 'An appliance was shut down and waits to be switched on.',
  'policy.ran': 'A scheduled policy has come to its time and ordered a backup.',
  'alarm.raised': 'The appliance reports a fault, or reports it again.',
  'alarm.eased': 'The condition of a fault is over; it keeps its severity for the flap interval.',
  'alarm.cleared': 'The appliance reports that a fault is over.',
  'alarm.acknowledged': 'Someone has acknowledged a fault.',
  'alarm.deleted': 'A fault has left the list of faults.',
  'event.recorded': 'The appliance wrote an entry into its event log.',
  'audit.recorded': 'The appliance wrote an entry into its audit log.',
  'syslog.written': 'The appliance wrote a line into its local syslog file.',
  'sftunnel.started': 'The process that keeps the tunnels to peers runs, with files just read.',
  'sftunnel.stopped': 'The process that keeps the tunnels to peers ended.',
  'tunnel.channel-opened': 'One of the two connections of a tunnel stands.',
  'tunnel.channel-closed': 'One of the two connections of a tunnel is gone.',
  'tunnel.up': 'Both connections of a tunnel stand.',
  'tunnel.down': 'No connection of a tunnel stands any more.',
  'tunnel.halted': 'OpenSSL does not load the files of a tunnel, so that it is not even tried.',
  'registration.completed': 'A manager and a device know each other from now on.',
  'registration.refused': 'A manager and a device did not come together.',
  'device.added': 'A manager has a further device.',
  'device.deleted': 'A manager has nothing to do with a device any more.',
  'device.enabled': 'A manager shows a device as enabled, because a tunnel to it stands.',
  'device.disabled': 'A manager shows a device as disabled, because no tunnel to it stands.',
  'deployment.succeeded': 'A device has applied the policies of its manager.',
  'deployment.failed': 'The policies of a manager did not get to a device.',
  'task.started': 'A manager has begun a task that its web interface lists.',
  'task.ended': 'A task of a manager is over, with this text.',
  'task.dismissed': 'Somebody has removed a task from the list of a manager.',
  'health.raised': 'A health run of a manager has found something that the one before had not.',
  'health.cleared': 'A health run of a manager no longer finds what the one before had found.',
  'vdb.installed': 'A manager has another vulnerability database.',
  'hotfix.installed': 'A manager has a hotfix on top of its release, without a reboot.',
  'authority.renewed': 'A manager has a new InternalCA, from which everybody has a certificate.',
  'certificates.pushed': 'The new certificate, key and InternalCA have reached a peer.',
  'push.failed': 'A file of the renewal did not reach a peer and must be copied by hand.',
  'step.started': 'A step of the scenario began.',
  'step.finished': 'A step of the scenario ended.',
  'claim.judged': 'A claim of the scenario was looked at.',
  'evidence.shown': 'The scenario put something on the record for its reader.',
}
