import type { EvidenceRow } from '../../../src/emulator/index.ts'
import * as client from './paramiko-client.ts'
import * as script from './screens/jump-server-script.ts'
import * as mistakes from './screens/mistakes.ts'
import * as transcript from './screens/transcript.ts'

/** What the copy scripts rest on, for the list of the manager. */
export const copyCertsEvidence: readonly EvidenceRow[] = [
  { what: 'copy_sftunnel_certs.py', ...transcript.evidence },
  { what: 'copy_sftunnel_certs.py, the rule', ...transcript.ruleEvidence },
  { what: 'copy_sftunnel_certs.py, what goes wrong', ...transcript.troubleEvidence },
  { what: 'copy_sftunnel_certs.py, the other manager of a pair', ...transcript.haEvidence },
  { what: 'copy_sftunnel_certs.py, wrong calls and lists', ...mistakes.evidence },
  { what: 'copy_sftunnel_certs.py, its SSH client', ...client.evidence },
  { what: 'copy_sftunnel_certs_jumpserver.py', ...script.evidence },
]
