import { fetchHostKey, type Surroundings } from '../../../src/emulator/index.ts'
import type { KnownHost, SrstProfile } from '../vocabulary.ts'
import { readBackupUrl } from './backup-url.ts'
import { travellerOf } from './running-job.ts'
import { dialFaults, type Outcome } from './server-visit.ts'

const CLI_TYPES: Readonly<Record<string, KnownHost['type']>> = {
  'ssh-rsa': 'ssh-rsa',
  'ssh-dss': 'ssh-dsa',
}

/** Fetches the host key of the server in a URL without logging in; the host is as the URL has it. */
export async function fetchServerKey(
  surroundings: Surroundings,
  profile: SrstProfile,
  url: string,
): Promise<Outcome<KnownHost>> {
  const reading = readBackupUrl(url)
  if (!reading.ok) return reading
  const { host, port } = reading.place
  const { client, withinMs } = travellerOf(surroundings, profile)
  const report = await fetchHostKey(surroundings, { host, port, client, withinMs })
  if (!report.ok) {
    if (report.stage === 'dial') return { ok: false, fault: dialFaults[report.reason] }
    return { ok: false, fault: report.refusal.kind === 'timeout' ? 'timed-out' : 'no-ssh-session' }
  }
  const { type, fingerprintMd5: md5 } = report.key
  const cliType = CLI_TYPES[type]
  return cliType
    ? { ok: true, value: { host, type: cliType, md5 } }
    : { ok: false, fault: 'no-ssh-session' }
}
