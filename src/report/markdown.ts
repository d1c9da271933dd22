import type { HandshakeTable } from '../journal/handshake-table.ts'
import type { Failure, ScenarioResult, StepResult } from '../scenario/verdict.ts'
import { durationText, stepTimes } from './duration-text.ts'
import { entryText } from './entry-text.ts'
import { handshakeCells, reasonInWords } from './handshake-text.ts'
import { createPalette } from './palette.ts'
import { alertLines, presentedCells, presentedHead } from './presented-text.ts'
import { refusedHandshakes, type RefusedHandshake } from './refused-handshakes.ts'
import {
  countOutcomes,
  outcomeOf,
  type PlayedScenario,
  type Reporter,
  type ReporterOptions,
} from './reporter.ts'
import { sequenceDiagram } from './sequence-diagram.ts'

const PLAIN = createPalette(false)
const MARKS = { passed: '✅', failed: '❌', error: '💥' } as const

/** Tells readers of a pull request how scenarios went: story, steps, sequence diagram and explainer tables. */
export function markdownReporter({ write, quiet }: ReporterOptions): Reporter {
  return {
    end(scenarios) {
      const { passed, failed, errors } = countOutcomes(scenarios)
      const total = `${passed} passed, ${failed} failed, ${errors} with an error of the lab.`
      const rows = scenarios.map((one) => {
        const { name, title, realMs } = one.result
        return row([MARKS[outcomeOf(one)], code(name), title, durationText(realMs)])
      })
      const summary = [row(['', 'scenario', 'what goes wrong', 'took']), row(rule(4)), ...rows]
      const pages = quiet ? [] : scenarios.flatMap(pageOf)
      write(`${['# Scenarios', '', total, '', ...summary, ...pages].join('\n')}\n`)
    },
  }
}

function pageOf(scenario: PlayedScenario): string[] {
  const { result, difference } = scenario
  const { title, story, steps, entries, failure, digest, seed } = result
  const diagram = sequenceDiagram(entries)
  return [
    '',
    `## ${MARKS[outcomeOf(scenario)]} ${escaped(title)}`,
    '',
    ...(story === '' ? [] : [escaped(story), '']),
    ...steps.flatMap(stepLines),
    ...(failure ? failureLines(failure) : []),
    ...(difference ? ['', `Run ${difference.run} is not the same as run 1.`] : []),
    ...explained(result),
    ...(diagram === '' ? [] : ['', ...folded('Who spoke with whom', fence('mermaid', diagram))]),
    '',
    `Seed ${code(seed)}, digest ${code(digest)}.`,
  ]
}

function stepLines(step: StepResult): string[] {
  const { name, part, passed, claims } = step
  const repair = part === 'repair' ? ' *(repair)*' : ''
  return [
    `- ${passed ? '✅' : '❌'} ${escaped(name)}${repair} (${stepTimes(step)})`,
    ...claims.map(({ claim, held }) => `  - ${held ? '✅' : '❌'} ${escaped(claim)}`),
  ]
}

function failureLines({ claim, saw, around }: Failure): string[] {
  const journal = around.map((entry) => entryText(entry, PLAIN)).join('\n')
  return [
    '',
    `**${escaped(claim)}**`,
    ...(saw === undefined ? [] : ['', `Seen instead: ${code(saw)}`]),
    '',
    ...folded('The journal around it', fence('text', journal)),
  ]
}

function explained({ entries }: ScenarioResult): string[] {
  return refusedHandshakes(entries).flatMap((handshake) => {
    const { client, server, times, table } = handshake
    const often = times > 1 ? `, ${times} times` : ''
    return [
      '',
      `### Refused handshake: ${escaped(client)} with ${escaped(server)}${often}`,
      '',
      ...(table ? tableLines(table, handshake) : []),
      escaped(reasonInWords(handshake)),
    ]
  })
}

/** What both sides have; of a TLS handshake also what they presented, and who said what was wrong. */
function tableLines(table: HandshakeTable, handshake: RefusedHandshake): string[] {
  const { client, server } = handshake
  const head = ['category', `${client} offers`, `${server} allows`, 'agreed']
  const alerts = alertLines(table, handshake).map((line) => `- ${escaped(line)}`)
  return [
    ...tableOf(head, handshakeCells(table)),
    ...tableOf(presentedHead, presentedCells(table)),
    ...(alerts.length > 0 ? [...alerts, ''] : []),
  ]
}

/** A table with an empty line behind it; nothing when it has no rows. */
function tableOf(head: readonly string[], cells: readonly (readonly string[])[]): string[] {
  if (cells.length === 0) return []
  return [row(head), row(rule(head.length)), ...cells.map(row), '']
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

function rule(columns: number): string[] {
  return Array.from({ length: columns }, () => '---')
}

function folded(summary: string, lines: readonly string[]): string[] {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>']
}

/** A fenced block; its fence is longer than any that stands in the text. */
function fence(language: string, text: string): string[] {
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map((ticks) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return [ticks + language, ...text.split('\n'), ticks]
}

function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return longest === 0 ? `\`${text}\`` : `${ticks} ${text} ${ticks}`
}

/** Text in which nothing is taken for Markdown or HTML. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`)
}
