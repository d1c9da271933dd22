import type { Command } from 'commander'
import type { Palette } from '../../report/palette.ts'
import { columnsText } from '../../report/table.ts'
import { doing, newCommand } from '../command.ts'
import type { Finding } from '../doctor/finding.ts'
import { checkKeyFolder, checkNode } from '../doctor/node-and-keys.ts'
import { compareOpenSshLists } from '../doctor/openssh-lists.ts'
import { tryPorts } from '../doctor/ports.ts'
import { findPrograms } from '../doctor/programs.ts'

/** `fieldfault doctor`: what this machine has and lacks for the lab. */
export function doctorCommand(): Command {
  const command = newCommand('doctor', {
    says: 'show what this machine has and lacks for the lab',
    exits: { 0: 'nothing that is needed is lacking', 1: 'something is' },
    examples: ['fieldfault doctor', 'fieldfault doctor --json'],
  })
  return doing(command, async ({ terminal }) => {
    const findings = [
      checkNode(),
      ...findPrograms(),
      ...(await tryPorts()),
      checkKeyFolder(),
      ...compareOpenSshLists(),
    ]
    const ok = findings.every((finding) => finding.ok || !finding.isNeeded)
    terminal.answer({ ok, findings }, () => findingLines(findings, terminal.palette))
    return ok ? 0 : 1
  })
}

/** A line for each finding: ✔ it is there, ✘ it is needed and lacking, ○ a part of the lab lacks it. */
export function findingLines(findings: readonly Finding[], { good, bad, note }: Palette): string[] {
  const mark = ({ ok, isNeeded }: Finding) => (ok ? good('✔') : isNeeded ? bad('✘') : note('○'))
  const lines = columnsText(findings.map(({ what, says }) => [what, says]))
  return lines.map((line, at) => `${mark(findings[at]!)} ${line}`)
}
