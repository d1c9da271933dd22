import type { SrstProfile } from '../vocabulary.ts'
import type { Configuration } from './statements.ts'

/** What `write` keeps of a configuration: everything, or all but pins and the flags of backup security. */
export function savedConfiguration(
  running: Configuration,
  { savesPins }: Pick<SrstProfile, 'savesPins'>,
): Configuration {
  if (savesPins) return running
  const isSaved = (key: string) => !/^(?:security ssh|backup security) /.test(key)
  return Object.fromEntries(Object.entries(running).filter(([key]) => isSaved(key)))
}
