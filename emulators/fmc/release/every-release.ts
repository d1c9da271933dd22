import { assumed, captured, type Evidence } from '../../../src/emulator/index.ts'
import type { FmcProfile, FmcTimings } from '../vocabulary.ts'

const timings: FmcTimings = {
  bootMs: 900_000,
  upgradeMs: 3_600_000,
  hotfixMs: 600_000,
  caGenerationMs: 14_000,
  respawnMs: 2_000,
  deployMs: 30_000,
  registrationLimitMs: 126_000,
  healthRunMs: 300_000,
}

/** A registration of a 1210CE with cdFMC that came to nothing, from 08:55:25 to 08:57:31. */
export const registrationEvidence = captured(
  'Lab guide for a 1210CE with 7.6: a registration is given up after 126 seconds.',
)

const timingsEvidence = assumed(
  'Health runs every 5 minutes are documented in Cisco document 222464; generate_certs.pl takes 14 seconds there until the new InternalCA begins; how long a manager starts, installs and deploys is not published.',
)

const sshEvidence = assumed(
  'No SSH lists of FMC are published; those of the OpenSSH of its time, ident included.',
)

const contentEvidence = assumed(
  'A vulnerability database and rules of about the time of the release.',
)

const imageEvidence = assumed(
  'Field Notice 74214 says that the InternalCA begins on the build date of the image; the dates are about those of the release.',
)

/** What is the same in every release. */
export const everyRelease: Pick<FmcProfile, 'timings'> & {
  readonly evidence: Readonly<Record<'timings' | 'sshServer' | 'content' | 'imageBuilt', Evidence>>
} = {
  timings,
  evidence: {
    timings: timingsEvidence,
    sshServer: sshEvidence,
    content: contentEvidence,
    imageBuilt: imageEvidence,
  },
}
