import {
  assumed,
  documented,
  recalled,
  type Evidence,
  type SshClientDefect,
} from '../../../src/emulator/index.ts'
import { DEBUG_PLUGIN_SERIES_MAX, type UcsmPlatform } from '../platforms.ts'

/** A published bug of the client with which a release dials servers. */
export interface SshClientBug {
  /** As `CSCvr51157`. */
  readonly id: string
  readonly defect: SshClientDefect
  /** The series that have it, as `6400`; all when left out. */
  readonly series?: readonly string[]
  /** Whether it goes away when FIPS mode is turned off. */
  readonly onlyInFips?: boolean
  readonly evidence: Readonly<Record<'symptom' | 'step' | 'reach', Evidence>>
}

/** An interconnect as far as its bugs go. */
export interface BugHost {
  readonly platform: Pick<UcsmPlatform, 'series'>
  readonly isFips: boolean
}

/** Whether an interconnect has a bug of its release. */
export function isStruckBy(
  { series, onlyInFips = false }: SshClientBug,
  { platform, isFips }: BugHost,
): boolean {
  const hasModel = series === undefined || series.includes(platform.series)
  return hasModel && (isFips || !onlyInFips)
}

/** A release here that has none of these bugs on any model. */
const WITHOUT_THEM = '4.2(3d)'

/** What cures a bug on an interconnect: other firmware, other protocols and, where it can be turned off, no FIPS mode. */
export function curesOf(
  { id, onlyInFips = false }: SshClientBug,
  { series }: BugHost['platform'],
): string[] {
  const hasPlugin = Number(series) <= DEBUG_PLUGIN_SERIES_MAX
  return [
    `upgrade to a release without ${id}, such as ${WITHOUT_THEM}; the first with the fix is not published`,
    ...(onlyInFips && hasPlugin
      ? ['turn FIPS mode off in the shell of the debug plugin, which TAC loads']
      : []),
    'back up over FTP or TFTP, which use no SSH client',
  ]
}

export const libcryptoError: SshClientBug = {
  id: 'CSCvr51157',
  defect: { at: 'verify-signature', says: 'error in libcrypto' },
  evidence: {
    symptom: documented(
      'Field note on backups after 4.0(2a), CSCvr51157: on 4.0.4 an SFTP backup fails with an error in libcrypto.',
    ),
    step: assumed(
      'OpenSSH says this when a call of libcrypto fails, as a rule where the host key signs; the note names no step.',
    ),
    reach: assumed(
      'The note names 4.0.4 and no letter, model, server or fixed release: every model and server, and not 4.1(1a).',
    ),
  },
}

export const incorrectSignature: SshClientBug = {
  id: 'CSCvs62849',
  defect: { at: 'verify-signature', says: 'incorrect signature' },
  onlyInFips: true,
  evidence: {
    symptom: documented(
      'Field note on backups after 4.0(2a), CSCvs62849: backups fail with an incorrect signature; the workaround is to turn FIPS off via the debug plugin.',
    ),
    step: recalled(
      'The words are those of OpenSSH for a signature over the exchange hash that does not verify.',
    ),
    reach: assumed(
      'The note names no release, model or server: a later 4.0(4), every model and server, as long as FIPS mode is on.',
    ),
  },
}

export const group16Error: SshClientBug = {
  id: 'CSCvt27613',
  defect: {
    at: 'compute-secret',
    whenKex: 'diffie-hellman-group16-sha512',
    says: 'key exchange algorithm error diffie-hellman-group16-sha512',
  },
  series: ['6400'],
  evidence: {
    symptom: documented(
      'Field note on backups after 4.0(2a), CSCvt27613: on a UCS-FI-6454-U with 4.1(1a), a key exchange algorithm error with diffie-hellman-group16-sha512.',
    ),
    step: assumed('A failed key exchange is taken to fail where the shared secret is computed.'),
    reach: documented('The note names the 6454, 4.1(1a) and this exchange; no other is named.'),
  },
}
