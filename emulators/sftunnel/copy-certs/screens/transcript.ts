import { assumed, captured, formatDate } from '../../../../src/emulator/index.ts'

export const evidence = captured(
  'Transcript of copy_sftunnel_certs.py in Cisco document 222464: lines, order, blank lines and the time-out of 20 seconds.',
)
export const ruleEvidence = assumed(
  'The rule between two devices is long in the document, its length is lost; 80 characters.',
)
export const troubleEvidence = assumed(
  'Of everything that can go wrong only "Could not connect to" is in Cisco document 222464; the other sentences are of the lab.',
)
export const haEvidence = assumed(
  'What is printed for the other manager of a pair is not published; as for a device.',
)

const RULE = '='.repeat(80)

/** What stands before, between and behind the devices. */
export const SEPARATOR = `\n${RULE}\n\n`

/** A line of the account, at an instant of the machine's own time. */
export function accountLine(nowMs: number, text: string): string {
  return `${formatDate('%Y-%m-%d %H:%M:%S', nowMs, 'UTC')} - ${text}\n`
}

/** What is said when all goes well. */
export const said = {
  attempting: (name: string) => `Attempting connection to ${name}`,
  connected: (name: string) => `Connected to ${name}`,
  noHaPeer: (name: string) => `${name} is not an HA-peer. Certificates will not be copied`,
  copying: () => 'Copying certificates to peer',
  copied: (name: string) => `Successfully copied certificates to ${name}`,
  restarting: (name: string) => `Restarting sftunnel for ${name}`,
  closing: (name: string) => `Closing connection with ${name}`,
} as const

/** What is said when something goes wrong. */
export const trouble = {
  noConnection: (name: string) => `Could not connect to ${name}`,
  noLogin: (name: string) => `Authentication failed for ${name}`,
  otherHostKey: (name: string) =>
    `The host key of ${name} has changed. Remove its line from ~/.ssh/known_hosts if that is expected`,
  lost: (name: string) => `Lost the connection to ${name}`,
  noShell: (name: string) => `Could not open the expert shell of ${name}`,
  noRoot: (name: string) => `Could not become root on ${name}`,
  unknownDevice: (name: string) =>
    `${name} is not a device of this FMC. Certificates will not be copied`,
  noCertificates: (name: string) =>
    `There are no new certificates for ${name} on the FMC. Run generate_certs.pl first`,
  unknownManager: (name: string) =>
    `${name} does not know this FMC. Certificates will not be copied`,
  notCopied: (name: string, why: string) =>
    `Could not copy certificates to ${name}: ${why}. Its certificates are unchanged`,
  notRestarted: (name: string) => `Could not restart sftunnel for ${name}`,
  firstIsNoFmc: (name: string) =>
    `${name} is not an FMC. The first row must be the FMC that made the certificates`,
  unreadable: (name: string) => `Could not read the certificates of ${name}`,
} as const
