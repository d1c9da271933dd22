import { documented } from '../../../src/emulator/index.ts'
import { pending, type Visit } from '../visit.ts'

export const evidence = documented(
  'Administration guide 4.3 and a published expect script: the star is glued to the path.',
)

/** `UCS-A# ` at the top, `UCS-A /system/backup* # ` below it; the star marks uncommitted changes. */
export function scopePrompt(visit: Visit, path: readonly string[]): string {
  const star = pending(visit).length > 0 ? '*' : ''
  if (path.length === 0) return star ? `${visit.host}* # ` : `${visit.host}# `
  return `${visit.host} /${path.join('/')}${star} # `
}
