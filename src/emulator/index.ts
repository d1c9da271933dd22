/** What an emulator is made of; the one room that `emulators/` import. */
export { sealed, storedGzip, tarArchive } from './archive.ts'
export { castOption } from './cast-option.ts'
export { parseDuration, parseInstant } from '../clock/durations.ts'
export { commandSheets } from './command-sheets.ts'
export { runCommand, visitConsole } from './console-visit.ts'
export { countedDial } from './counted-dial.ts'
export { shellDials } from './shell-dials.ts'
export { defineEmulator } from './emulator.ts'
export type {
  BehaviourSettings,
  BehaviourSheet,
  CastableEmulator,
  ConsoleAnswer,
  CastMember,
  CastOptions,
  Credential,
  Emulator,
  HostKeySheet,
  SentEvent,
  StartedEmulator,
  StartPlan,
} from './emulator.ts'
export { assumed, captured, documented, recalled } from './evidence.ts'
export type { Evidence, EvidenceRow } from './evidence.ts'
export { cuttingFiles, faultyStore, serveFilesOverScp, serveFilesOverSftp } from './file-service.ts'
export { serveLinuxScp, serveLinuxSftp } from './linux-file-service.ts'
export type { LinuxFilePlan } from './linux-file-service.ts'
export { openFtpDoor } from './ftp-door.ts'
export type { FtpDoorPolicy } from './ftp-door.ts'
export { fetchFile } from './fetch-file.ts'
export type { FetchReport } from './fetch-file.ts'
export { fetchFileOverFtp } from './fetch-ftp.ts'
export { fetchFileOverTftp } from './fetch-tftp.ts'
export { hostKeySheets } from './host-key-sheets.ts'
export { fetchHostKey } from './host-key-check.ts'
export type { CheckHostKey, HostKeyReport } from './host-key-check.ts'
export { preferringHostKey } from './host-key-preference.ts'
export {
  decrypted,
  derivedKey,
  digestOf,
  encrypted,
  isSame,
  keyOfPassword,
  signatureOf,
} from './content-keys.ts'
export { withFileSession } from './file-session.ts'
export type { FileAnswer, FileName, FileSession, FileSessionFailure } from './file-session.ts'
export { hiddenText, revealedText } from './hidden-text.ts'
export { readArchive } from './read-archive.ts'
export { keyCheckOf } from './key-check.ts'
export { labPassword } from './lab-password.ts'
export { openLinux, runAtConsole, runLinuxCommand, visitLinux } from './linux-visit.ts'
export type { LinuxPlan } from './linux-visit.ts'
export { cuttableNetwork } from './network-cut.ts'
export type { CuttableNetwork } from './network-cut.ts'
export { notProvided } from './not-provided.ts'
export { passwordDigest } from './password-digest.ts'
export { tryLogin } from './operator-session.ts'
export type { LoginOutcome, LoginTarget, OperatorSession } from './operator-session.ts'
export type { FileArrival, PlainFileService } from './plain-file-service.ts'
export type { PlainErrand, PlainErrandReport, PlainFetchReport } from './plain-errand.ts'
export { clientBeside, outwardSsh, outwardSshEvidence } from './outward-ssh/index.ts'
export type { OutwardSshPlan } from './outward-ssh/index.ts'
export { portRange } from './port-range.ts'
export { sendFileOverFtp } from './send-ftp.ts'
export { sendFileOverTftp } from './send-tftp.ts'
export { openTftpDoor } from './tftp-door.ts'
export { sendFile } from './send-file.ts'
export { demandFact } from './demand-fact.ts'
export { deviceCalled, isDeviceCalled } from './device-called.ts'
export { taskCalled } from './task-called.ts'
export { shareTerminal } from './shared-terminal.ts'
export type { LentTerminal, SharedTerminal } from './shared-terminal.ts'
export type { FileErrandReport } from './send-file.ts'
export { terminalOver } from './terminal-over.ts'
export { openSshDoor } from './ssh-door.ts'
export type { SshArrival, SshDoor, SshDoorPolicy } from './ssh-door.ts'
export { journalSsh } from './ssh-journal.ts'
export { dialTls } from './tls-dial.ts'
export type { TlsDialled, TlsDialPlan } from './tls-dial.ts'
export { openTlsDoor } from './tls-door.ts'
export type { TlsArrival, TlsDoorPlan } from './tls-door.ts'
export { journalTls, tlsHandshakeTable } from './tls-journal.ts'
export type { TlsClientSheet, TlsServerSheet } from './tls-sheet.ts'
export { chainVerifier } from './tls-trust.ts'
export type { TlsTrust } from './tls-trust.ts'
export type {
  TlsAlert,
  TlsCredentials,
  TlsHandshakeReport,
  TlsOffer,
  TlsRefusal,
  TlsSession,
} from '../tls/index.ts'
export type {
  HostKeyPinning,
  SpokenProtocols,
  SshClientSheet,
  SshServerSheet,
  SshSheet,
} from './ssh-sheet.ts'
export { startChart } from './statechart.ts'
export type { Emitted } from './statechart.ts'
export { stateName } from './state-name.ts'
export type {
  Door,
  EchoOutcome,
  HostKeyOptions,
  SharedAddress,
  Surroundings,
} from './surroundings.ts'
export {
  caretRow,
  filters,
  grammar,
  inColumns,
  integer,
  oneOf,
  pattern,
  restOfLine,
  runLine,
  sideBySide,
  text,
  word,
} from '../console/index.ts'
export type { CommandIo, Dialect, Mode, RunningConsole, Terminal } from '../console/index.ts'
export {
  createFileTree,
  createLinuxHost,
  createShell,
  FileRefusal,
  formatDate,
} from '../linux/index.ts'
export type {
  Account,
  CommandContext,
  CommandTerminal,
  CommandOutcome,
  FileEntry,
  FileTree,
  LinuxCommand,
  LinuxHost,
  RunningShell,
  Shell,
} from '../linux/index.ts'
export type { AlarmFacts, AuditFacts, EventFacts } from '../journal/catalogue.ts'
export type { Clock } from '../clock/lab-clock.ts'
export type { Recorder } from '../journal/journal.ts'
export type { Entropy } from '../entropy/entropy.ts'
export { faults, readSettings } from '../faults/index.ts'
export type { ConnectionFaultUse, FaultName, StoreFaultUse } from '../faults/index.ts'
export {
  asn1Inside,
  asn1Parse,
  attributeOf,
  basicConstraints,
  certificateMistakes,
  certificatesInFile,
  isForgivenByCommand,
  privateKeyInFile,
  publicKeyFile,
  publicKeyPem,
  checkEnd,
  createKeyPool,
  crlLine,
  crlText,
  distinguishedName,
  expireIn,
  extendedKeyUsage,
  goodFiles,
  issueCertificate,
  issueFrom,
  issueSelfSigned,
  keyFile,
  loadCredential,
  nameLine,
  newAuthorityFiles,
  onelineName,
  pemBlocks,
  readCertificate,
  readRevocationList,
  revocationListOf,
  revokeIn,
  slashName,
  subjectAltName,
  verifyChain,
  x509Line,
  x509Text,
} from '../pki/index.ts'
export type {
  AuthorityFiles,
  Certificate,
  CertificateMistakeName,
  CertificatePlan,
  CredentialFiles,
  CrlLineName,
  DistinguishedName,
  KeyPool,
  LineName,
  OpensslRelease,
  RevocationList,
  VerifyFault,
} from '../pki/index.ts'
export { openSsh } from '../ssh/index.ts'
export type {
  HostKeyType,
  SshChannel,
  SshClientChannel,
  SshClientDefect,
  SshLimits,
  SshOffer,
  Version1Policy,
  SshRefusal,
} from '../ssh/index.ts'
export { createFolderStore } from '../store/folder-store.ts'
export { createMemoryStore } from '../store/memory-store.ts'
export { forReading, forReplacing } from '../store/file-store.ts'
export type { FileStore } from '../store/file-store.ts'
export { whileOpen } from '../store/while-open.ts'
export { watchedStore } from '../store/watched-store.ts'
export type { TransferEvent } from '../store/transfer-account.ts'
