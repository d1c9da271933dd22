import { helpByKeyword, helpOn, type AssistContext } from './assist.ts'
import { maskAllBut, maskSecrets } from './masking.ts'
import { commandsIn } from './mode-stack.ts'
import { endLine } from './output.ts'
import { runCommand } from './run-command.ts'
import { spotOf } from './spot.ts'
import { endsInQuotes, type Span } from './tokens.ts'
import { type NotUnderstood, separateParts, understand } from './understand.ts'
import type { Visit } from './visit.ts'

/** Carries out one typed line; false when any of it was refused. `prompt` is what the line stands behind. */
export async function performLine<Session>(
  visit: Visit<Session>,
  line: string,
  prompt: string,
): Promise<boolean> {
  const { dialect } = visit.options
  if (isPassedOver(line, dialect.comment)) return true
  if (!visit.settings.pty && line.trimEnd().endsWith('?') && !endsInQuotes(line)) {
    const asked = line.slice(0, line.lastIndexOf('?'))
    visit.output.write(endLine(helpOn(asked, contextOf(visit, prompt))))
    return true
  }
  let understood = true
  const secrets: Span[] = []
  const parts = separateParts(line, dialect).filter(({ start, end }) =>
    line.slice(start, end).trim(),
  )
  for (const part of parts) {
    const remember = () => {
      if (part === parts.at(-1) && secrets.length === 0) visit.history.add(line)
    }
    understood = (await performPart(visit, { line, part, prompt, secrets, remember })) && understood
    if (visit.ended()) break
  }
  return understood
}

interface Part {
  readonly line: string
  readonly part: Span
  readonly prompt: string
  readonly secrets: Span[]
  readonly remember: () => void
}

async function performPart<Session>(visit: Visit<Session>, what: Part): Promise<boolean> {
  const { options, modes } = visit
  const { line, part, prompt, secrets, remember } = what
  const mode = modes.current()
  const commands = commandsIn(mode, options.dialect, options.session)
  const found = understand(line, part, commands, options.dialect)
  secrets.push(...('stop' in found ? found.stop.secrets : found.secrets))
  remember()
  if ('stop' in found) {
    const help = helpByKeyword(line, part, contextOf(visit, prompt))
    if (help === undefined) return refuse(visit, what, found)
    visit.output.write(endLine(help))
    return true
  }
  const shown = maskSecrets(line, secrets, part).trim()
  options.onCommand?.({ mode: mode.name, line: shown, usage: found.command.usage })
  await runCommand(visit, found)
  return true
}

function refuse<Session>(
  { options, modes, output }: Visit<Session>,
  { line, part, prompt }: Part,
  { stop, inFilter }: NotUnderstood,
): false {
  const errors = { ...options.dialect.errors, ...modes.current().errors }
  const spot = spotOf(line, prompt, stop)
  const complaint = (inFilter && errors.filter) || errors[stop.why]
  output.write(endLine(complaint(spot)))
  const shown = maskAllBut(line, stop.keywords, part).trim()
  options.onRefused?.({ mode: modes.current().name, line: shown, why: stop.why })
  return false
}

/** Where the visitor of this visit asks for help. */
export function contextOf<Session>(visit: Visit<Session>, prompt: string): AssistContext<Session> {
  const { dialect, session } = visit.options
  return { mode: visit.modes.current(), dialect, session, prompt }
}

function isPassedOver(line: string, comment: string | undefined): boolean {
  const text = line.trim()
  return text === '' || (comment !== undefined && text.startsWith(comment))
}
