import { expect, test } from 'vitest'
import { githubReporter } from '../../../src/report/github.ts'
import { markdownReporter } from '../../../src/report/markdown.ts'
import type { PlayedScenario, Reporter, ReporterOptions } from '../../../src/report/reporter.ts'
import { sequenceDiagram } from '../../../src/report/sequence-diagram.ts'
import { entry, expired, refusal, resultOf, stepOf } from './sample-entries.ts'

function textOf(
  make: (options: ReporterOptions) => Reporter,
  scenarios: readonly PlayedScenario[],
): string {
  let text = ''
  const write = (more: string) => void (text += more)
  make({ write, colour: true, width: 80, quiet: false, verbose: false }).end(scenarios)
  return text
}

const played = {
  result: resultOf({ steps: [stepOf({ entries: refusal })], entries: refusal }),
  runs: 1,
}
const failed = {
  result: resultOf({
    verdict: 'failed',
    steps: [stepOf({ passed: false })],
    failure: {
      step: 'the backup is refused',
      claim: '100% of the *files* arrive',
      saw: 'none,\nnot one',
      around: refusal,
    },
  }),
  runs: 1,
}

test('a page has story, steps, the explainer as a table and a diagram', () => {
  const text = textOf(markdownReporter, [played])
  expect(text).toContain('1 passed, 0 failed')
  expect(text).toContain('The backup worked. Then it did not.')
  expect(text).toContain(
    '- ✅ the backup is refused (20 s of lab time in 4 ms)\n  - ✅ there is a fault',
  )
  expect(text).toContain('| category | fi offers | old allows | agreed |')
  expect(text).toContain('| MAC | hmac-sha1, hmac-md5 | hmac-sha2-256 | nothing |')
  expect(text).toContain('```mermaid\nsequenceDiagram\n')
})

test('a refused TLS handshake shows the certificates that were presented and the alert', () => {
  const text = textOf(markdownReporter, [
    { result: resultOf({ steps: [stepOf({ entries: expired })], entries: expired }), runs: 1 },
  ])
  expect(text).toContain('### Refused handshake: 10.0.0.4 with manager')
  expect(text).toContain('| from | depth | subject | valid from | valid to | error |')
  expect(text).toContain(
    String.raw`| client | 1 | CN=Internal\|CA | 2014-10-07 | 2024-10-04 | 10: certificate has expired |`,
  )
  expect(text).toContain(String.raw`- manager sent alert 45 (certificate\_expired).`)
  expect(text).toContain('The reason: certificate has expired.')
})

test('a refused SSH handshake shows no table of certificates', () => {
  expect(textOf(markdownReporter, [played])).not.toContain('| from | depth |')
})

test('a diagram shows alerts and tunnels', () => {
  const diagram = sequenceDiagram(expired)
  expect(diagram).toContain('p1--xp2: sends alert 45 (certificate_expired)')
  expect(diagram).toContain('p1--xp2: has lost the tunnel')
})

test('words of a claim are not taken for Markdown', () => {
  const text = textOf(markdownReporter, [failed])
  expect(text).toContain(String.raw`**100% of the \*files\* arrive**`)
  expect(text).toContain('❌')
})

test('a diagram joins both ends, tells equal messages once and escapes what Mermaid takes for its own', () => {
  const again = entry('fi', 'upload-2', 'dial.failed', { to: '10.0.0.9:22', reason: 'a; b #1' })
  const diagram = sequenceDiagram([...refusal, again, again])
  expect(diagram).toContain('participant p2 as old')
  expect(diagram).toContain('refuses the handshake')
  expect(diagram).toContain('a, b #35;1 (2 times)')
  expect(sequenceDiagram([])).toBe('')
})

test('a workflow command escapes line ends and percent signs', () => {
  const text = textOf(githubReporter, [played, failed])
  expect(text).toContain('::group::passed: ucsm/story, Backups stop\n')
  expect(text).toContain('::error title=ucsm/story::Backups stop%0AStep: the backup is refused')
  expect(text).toContain('100%25 of the *files* arrive%0ASeen instead: none,%0Anot one\n')
  expect(text.match(/::error/g)).toHaveLength(1)
})
