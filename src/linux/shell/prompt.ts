import { formatDate } from '../time/format-date.ts'

/** What a prompt can show. */
export interface PromptFacts {
  readonly user: string
  readonly hostname: string
  readonly cwd: string
  readonly home: string
  readonly shellName: string
  readonly nowMs: number
  readonly timeZone: string
  readonly historyNumber: number
}

/** The text of a prompt string (bash(1), PROMPTING). */
export function promptText(template: string, facts: PromptFacts): string {
  return template.replace(/\\(\d{3}|.)/gs, (whole: string, escape: string) => {
    if (/^\d{3}$/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8))
    return ESCAPES[escape]?.(facts) ?? whole
  })
}

const ESCAPES: Readonly<Record<string, (facts: PromptFacts) => string>> = {
  u: ({ user }) => user,
  h: ({ hostname }) => hostname.split('.')[0]!,
  H: ({ hostname }) => hostname,
  w: folded,
  W: (facts) =>
    facts.cwd === facts.home ? '~' : facts.cwd.slice(facts.cwd.lastIndexOf('/') + 1) || '/',
  $: ({ user }) => (user === 'root' ? '#' : '$'),
  s: ({ shellName }) => shellName,
  v: () => '4.4',
  t: ({ nowMs, timeZone }) => formatDate('%H:%M:%S', nowMs, timeZone),
  A: ({ nowMs, timeZone }) => formatDate('%H:%M', nowMs, timeZone),
  d: ({ nowMs, timeZone }) => formatDate('%a %b %d', nowMs, timeZone),
  '!': ({ historyNumber }) => String(historyNumber),
  '#': ({ historyNumber }) => String(historyNumber),
  n: () => '\n',
  r: () => '\r',
  a: () => '\u0007',
  e: () => '\u001b',
  '\\': () => '\\',
  '[': () => '',
  ']': () => '',
}

/** The working directory with the home directory as `~`. */
function folded({ cwd, home }: PromptFacts): string {
  if (cwd === home) return '~'
  return home !== '/' && cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd
}
