import type { CastMember } from '../emulator/emulator.ts'
import type { OptionKind } from '../emulator/option-kind.ts'

/** Options that every appliance has. */
const EVERYONES_OPTIONS = ['profile', 'address', 'hostname']

/** Says what is wrong with an option of a role, as a clause without its subject. */
type Report = (option: string, says: string) => void

/** Looks at the options of one role: whether its emulator has them, of what kind they are, and whom they name. */
export function checkOptions(
  { emulator, options }: CastMember,
  roles: readonly string[],
  report: Report,
): void {
  const known = [...EVERYONES_OPTIONS, ...Object.keys(emulator.options)]
  const kinds: Readonly<Record<string, OptionKind>> = { ...emulator.optionKinds, hostname: 'text' }
  for (const [option, value] of Object.entries(options)) {
    if (!known.includes(option)) {
      report(option, `has the option "${option}"; ${emulator.name} has: ${known.join(', ')}`)
      continue
    }
    const kind = Object.hasOwn(kinds, option) ? kinds[option] : undefined
    if (kind === undefined || value === undefined) continue
    const { fits, article } = KINDS[kind]
    if (!fits(value)) report(option, `has the option "${option}", which is not ${article}`)
    else for (const name of strangers(kind, value, roles)) report(option, namesNobody(option, name))
  }
}

/** What an option that names roles names although the cast does not have it. */
function strangers(kind: OptionKind, value: unknown, roles: readonly string[]): string[] {
  if (kind !== 'role' && kind !== 'roles') return []
  const named = kind === 'roles' && typeof value === 'string' ? value.split(',') : [value].flat()
  return named.map(String).filter((name) => name !== '' && !roles.includes(name))
}

function namesNobody(option: string, name: string): string {
  return `has the option "${option}", which names "${name}", and the cast has no such role`
}

interface Kind {
  readonly article: string
  readonly fits: (value: unknown) => boolean
}

const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => Number.isFinite(value)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isLogin = (value: unknown) =>
  isRecord(value) && isText(value.username) && isText(value.password)

const KINDS: Readonly<Record<OptionKind, Kind>> = {
  text: { article: 'a text', fits: isText },
  number: { article: 'a number', fits: isNumber },
  'number or text': {
    article: 'a number or a text',
    fits: (value) => isNumber(value) || isText(value),
  },
  flag: { article: 'true or false', fits: (value) => typeof value === 'boolean' },
  texts: {
    article: 'an object of texts',
    fits: (value) => isRecord(value) && Object.values(value).every(isText),
  },
  logins: {
    article: 'a list with username and password each',
    fits: (value) => Array.isArray(value) && value.every(isLogin),
  },
  role: { article: 'a text', fits: isText },
  roles: {
    article: 'a text or a list of texts',
    fits: (value) => [value].flat().every(isText),
  },
}
