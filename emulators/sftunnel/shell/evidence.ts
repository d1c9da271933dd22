import type { EvidenceRow } from '../../../src/emulator/index.ts'
import * as oneLiner from './certificate-one-liner.ts'
import * as highAvailability from './high-availability-menus.ts'
import * as lastSwitch from './last-switch.ts'
import * as manageProcs from './manage-procs.ts'
import * as netstat from './netstat.ts'
import * as omniQuery from './omni-query.ts'
import * as generation from './openssl/generation.ts'
import * as openssl from './openssl/openssl.ts'
import * as sClient from './openssl/s-client.ts'
import * as peerDatabase from './peer-database.ts'
import * as pmtool from './pmtool.ts'
import * as power from './power-programs.ts'
import * as reachability from './reachability-programs.ts'
import * as revocation from './revocation-script.ts'
import * as rootOnly from './root-only.ts'
import * as sql from './sql-statement.ts'
import * as statusScript from './status-script.ts'
import * as system from './system-programs.ts'

/** What the programs behind `expert` rest on, for the lists of both emulators. */
export const shellEvidence: readonly EvidenceRow[] = [
  { what: 'su, last login', ...lastSwitch.evidence },
  { what: 'programs for root only', ...rootOnly.evidence },
  { what: 'pmtool status', ...pmtool.evidence },
  { what: 'pmtool, the sftunnel process', ...pmtool.sftunnelEvidence },
  { what: 'pmtool, usage and mistakes', ...pmtool.errorEvidence },
  { what: 'sftunnel_status.pl, first line and silent peers', ...statusScript.evidence },
  { what: 'manage_procs.pl', ...manageProcs.evidence },
  { what: 'manage_procs.pl, Restart Comm. channel', ...manageProcs.questionEvidence },
  { what: 'manage_HADC.pl, troubleshoot_HADC.pl', ...highAvailability.evidence },
  { what: 'manage_HADC.pl, state of a pair', ...highAvailability.statusEvidence },
  { what: 'OmniQuery.pl', ...omniQuery.evidence },
  { what: 'OmniQuery.pl, tables', ...peerDatabase.evidence },
  { what: 'OmniQuery.pl, contents', ...peerDatabase.contentEvidence },
  { what: 'OmniQuery.pl, answers and errors', ...sql.evidence },
  { what: 'sfca_revoke', ...revocation.evidence },
  { what: 'sfca_revoke, output', ...revocation.textEvidence },
  { what: 'generateCert by perl -e', ...oneLiner.evidence },
  { what: 'generateCert by perl -e, output', ...oneLiner.textEvidence },
  { what: 'netstat', ...netstat.evidence },
  { what: 'netstat, options', ...netstat.optionEvidence },
  { what: 'openssl', ...openssl.evidence },
  { what: 'openssl, generations', ...generation.generationEvidence },
  { what: 'openssl version', ...generation.versionEvidence },
  { what: 'openssl s_client', ...sClient.evidence },
  { what: 'reboot, shutdown, init', ...power.evidence },
  { what: 'ping, nc, telnet', ...reachability.evidence },
  { what: 'ps, who, ifconfig, ip', ...system.evidence },
  { what: 'ps, ifconfig, what nobody counts', ...system.countEvidence },
]
