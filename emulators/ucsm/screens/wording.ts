import { documented } from '../../../src/emulator/index.ts'

export const evidence = documented(
  'Six pairs of SDK value and captured screen text, such as end-point-failed and End Point Failed.',
)

/**
 * An enumeration value as the CLI shows it: `end-point-failed` as `End Point Failed`, `backupFail` as
 * `Backup Fail`, `ERR-DNLD-authentication-failure` as `ERR DNLD Authentication Failure`.
 */
export function shown(value: string): string {
  return value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[-\s]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

const TYPE_KEYWORDS: Readonly<Record<string, string>> = {
  'full-state': 'full-state',
  'config-all': 'all-configuration',
  'config-logical': 'logical-configuration',
  'config-system': 'system-configuration',
}

/** The keyword of the CLI for a backup type of the model: `all-configuration` for `config-all`. */
export function backupTypeKeyword(type: string): string {
  return TYPE_KEYWORDS[type] ?? type
}

/** A backup type in the words of the CLI's own keywords. */
export function shownType(type: string): string {
  return shown(backupTypeKeyword(type))
}

/** `2019-09-11T10:05:55.706`: milliseconds, no zone; `Never` before anything happened. */
export function shownTime(ms: number | undefined): string {
  return ms === undefined ? 'Never' : new Date(ms).toISOString().slice(0, -1)
}
