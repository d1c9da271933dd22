import { handshakeTable } from '../../emulator/ssh-journal.ts'
import type { Change } from '../../probe/advice.ts'
import type { ClientProbe } from '../../probe/probe-client.ts'
import type { ServerProbe } from '../../probe/probe-server.ts'
import type { Verdict } from '../../probe/verdict.ts'
import { negotiationTable } from '../../report/handshake-text.ts'
import { columnsText, wrapText } from '../../report/table.ts'
import type { HandshakeExplanation } from '../../ssh/index.ts'
import type { Terminal } from '../terminal.ts'

/** Where a change is written, by who has to make it. */
const FILES = { server: 'sshd_config', client: 'ssh_config' } as const
const HEADS = {
  server: { client: 'appliance offers', server: 'server allows' },
  client: { client: 'client offers', server: 'appliance allows' },
} as const

/** A probed server for people: who it is, the table, the verdict, and what would cure it. */
export function serverText(
  probe: ServerProbe,
  { target, as }: { target: string; as: string },
  terminal: Terminal,
): string[] {
  const { ident, hostKey } = probe
  const facts = [['client', as], ['server', target], ...(ident ? [['server ident', ident]] : [])]
  if (hostKey) {
    facts.push(['host key', `${hostKey.type} ${hostKey.fingerprintSha256}`])
    facts.push(['', `MD5:${hostKey.fingerprintMd5}`])
  }
  return [
    ...plain(columnsText(facts)),
    ...outcomeText(probe, 'server', terminal),
    ...plain(applianceText(probe, terminal.width)),
    ...plain(pinText(probe)),
  ]
}

/** What helps where the appliance has a defect. */
function applianceText({ cure, applianceCures = [] }: ServerProbe, width: number): string[] {
  if (applianceCures.length === 0) return []
  const heading =
    cure.length === 0
      ? 'No change on the server cures it. What does, on the appliance, each by itself:'
      : 'What cures it on the appliance, each by itself:'
  return [heading, ...applianceCures.flatMap((says) => bullet(says, width))]
}

/** How the key is pinned that was shown; not where the pin is right already. */
function pinText({ pinning }: ServerProbe): string[] {
  const { finding, line } = pinning ?? {}
  if (line === undefined || finding === 'matches') return []
  return [
    'What pins this host key, once it was compared at the server itself (ssh-keygen -l -E md5):',
    `  ${line}`,
  ]
}

/** A probed client for people. */
export function clientText(probe: ClientProbe, as: string, terminal: Terminal): string[] {
  const { from, ident, logins } = probe
  const facts = [['server', as], ['client', from], ...(ident ? [['client ident', ident]] : [])]
  for (const { user, method, accepted } of logins)
    facts.push(['login', `${user} by ${method}, ${accepted ? 'accepted' : 'refused'}`])
  return [...plain(columnsText(facts)), ...outcomeText(probe, 'client', terminal)]
}

interface Outcome {
  readonly explanation?: HandshakeExplanation
  readonly verdict: Verdict
  readonly cure: readonly Change[]
}

function outcomeText(
  { explanation, verdict, cure }: Outcome,
  own: keyof typeof FILES,
  { palette, width }: Terminal,
): string[] {
  const [mark, paint] = verdict.word === 'works' ? ['✔', palette.good] : ['✘', palette.bad]
  const [first = '', ...more] = plain(wrapText(verdict.says, width - 2))
  return [
    ...(explanation ? plain(negotiationTable(handshakeTable(explanation), width, HEADS[own])) : []),
    `${paint(mark)} ${first}`,
    ...more.map((line) => `  ${line}`),
    ...plain(cureText(cure, own, width)),
  ]
}

function cureText(cure: readonly Change[], own: keyof typeof FILES, width: number): string[] {
  if (cure.length === 0) return []
  const heading = cure.length === 1 ? 'What cures it:' : 'What cures it, all of it together:'
  const lines = cure.flatMap((change) => change.lines)
  return [
    heading,
    ...cure.flatMap(({ says }) => bullet(says, width)),
    ...(lines.length > 0 ? [`In ${FILES[own]}:`, ...lines.map((line) => `  ${line}`)] : []),
  ]
}

function bullet(says: string, width: number): string[] {
  const [first = '', ...more] = wrapText(says, width - 4)
  return [`  - ${first}`, ...more.map((line) => `    ${line}`)]
}

/** Lines in which a stranger's server cannot steer the terminal: its control characters are spelt out. */
function plain(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line.replaceAll(
      /\p{Cc}/gu,
      (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
    ),
  )
}
