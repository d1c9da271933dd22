import { srst110 } from './profiles/11-0.ts'
import { srst906 } from './profiles/9-0-6.ts'
import { srst90 } from './profiles/9-0.ts'
import type { SrstProfile } from './vocabulary.ts'

/** The releases that the emulator knows, by their names. */
export const profiles: Readonly<Record<string, SrstProfile>> = {
  '9.0': srst90,
  '9.0.6': srst906,
  '11.0': srst110,
}
