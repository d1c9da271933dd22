import {
  assumed,
  captured,
  documented,
  recalled,
  type EvidenceRow,
} from '../../../src/emulator/index.ts'

const DOCUMENT = 'Cisco document 222464, Renewal of FMC sftunnel CA certificate'
const TROUBLESHOOTING = 'Cisco document 215540, troubleshooting of registration'
const MEASURED =
  'measured between two ends on OpenSSL 3.0.19 with TLS 1.2 and certificates of this shape'

/** What the log lines and the conduct of the tunnel rest on, for the lists of both emulators. */
export const tunnelEvidence: readonly EvidenceRow[] = [
  { what: 'messages, form of a line', ...captured(DOCUMENT) },
  { what: 'messages, times in UTC', ...documented('Cisco TAC note in the Japanese community') },
  {
    what: 'sftunnel log, certificate expired on the end that dials: order and beginnings of lines',
    ...captured(`${DOCUMENT}: lines cut off at 100 columns`),
  },
  { what: 'sftunnel log, ends of those lines', ...recalled(TROUBLESHOOTING) },
  {
    what: 'sftunnel log, four lines of the verification',
    ...assumed("the prefixes are those of OpenSSL's example of a verify callback"),
  },
  {
    what: 'sftunnel log, the end that is dialled: order and beginnings of lines',
    ...captured(`${DOCUMENT}: lines cut off at 100 columns`),
  },
  {
    what: 'sftunnel log, values behind ret_accept and iret_connect',
    ...assumed('only the names are in the document; both threads failed'),
  },
  {
    what: 'sftunnel log, error codes of OpenSSL 3',
    ...captured(MEASURED),
  },
  {
    what: 'sftunnel log, error codes of OpenSSL 1.0 and 1.1.1',
    ...recalled("OpenSSL's tables of libraries, functions and reasons"),
  },
  {
    what: 'sftunnel log, files that OpenSSL 1.0 does not load',
    ...recalled(
      "OpenSSL 1.0.2's PEM_read_bio and X509_load_cert_crl_file, which reports no error for a file without certificates",
    ),
  },
  {
    what: 'sftunnel log, files that OpenSSL does not load: words around its error',
    ...assumed('no log of it is known; the error itself is measured'),
  },
  { what: 'sftunnel log, connecting, retries and channels', ...recalled(TROUBLESHOOTING) },
  {
    what: 'sftunnel log, loss of a channel',
    ...assumed('only the word ShutDownPeer is known, from tools that search logs for it'),
  },
  {
    what: 'sftunnel log, peer that breaks off after the handshake',
    ...captured('Cisco Community thread 5354338 on an upgrade to 7.6.2; the module is assumed'),
  },
  {
    what: 'sftunnel log, certificate shown after the handshake, from 7.6 on',
    ...captured(
      'Cisco Community thread 5354338 on an upgrade to 7.6.2; modules and levels are assumed',
    ),
  },
  { what: 'sftunnel log, wrong registration key', ...recalled(TROUBLESHOOTING) },
  {
    what: 'sftunnel log, file pushes',
    ...captured('log in the dependencyhell.net post on Firepower URL filtering'),
  },
  {
    what: 'sftunnel, who fails with which error and alert in half-repaired states',
    ...captured(MEASURED),
  },
  {
    what: 'sftunnel, two TLS connections to port 8305, control and event',
    ...documented('FTD Command Reference, sftunnel-status'),
  },
  {
    what: 'sftunnel, either end dials and the TLS client is who dialled',
    ...assumed('captures show the device as client, defect CSCwc69263 the manager'),
  },
  {
    what: 'sftunnel, chains are judged at the handshake only',
    ...documented(`${DOCUMENT}: tunnels that stand outlive the certificates`),
  },
  {
    what: 'sftunnel, revocation lists count however old they are',
    ...assumed('no document tells of a tunnel that failed for want of a newer list'),
  },
  {
    what: 'sftunnel, registration with temporary certificates and HMAC of the key',
    ...documented('Cisco advisory cisco-sa-ftdfmc-sft-mitm-tc8AzFs2'),
  },
  {
    what: 'sftunnel, bytes inside TLS',
    ...assumed('nothing is published; docs/sftunnel-protocol.md is of the lab'),
  },
  {
    what: 'sftunnel, text of the last disconnect reason',
    ...captured('Cisco Defense Orchestrator, Troubleshoot Management Connectivity'),
  },
]
