import { ftd623 } from './profiles/6-2-3.ts'
import { ftd64 } from './profiles/6-4.ts'
import { ftd66 } from './profiles/6-6.ts'
import { ftd70 } from './profiles/7-0.ts'
import { ftd72 } from './profiles/7-2.ts'
import { ftd74 } from './profiles/7-4.ts'
import { ftd76 } from './profiles/7-6.ts'
import type { FtdProfile } from './vocabulary.ts'

/** The releases that the emulator knows, by their names. */
export const profiles: Readonly<Record<string, FtdProfile>> = {
  '6.2.3': ftd623,
  '6.4': ftd64,
  '6.6': ftd66,
  '7.0': ftd70,
  '7.2': ftd72,
  '7.4': ftd74,
  '7.6': ftd76,
}
