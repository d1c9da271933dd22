import { fmc623 } from './profiles/6-2-3.ts'
import { fmc64 } from './profiles/6-4.ts'
import { fmc66 } from './profiles/6-6.ts'
import { fmc707 } from './profiles/7-0-7.ts'
import { fmc70 } from './profiles/7-0.ts'
import { fmc71 } from './profiles/7-1.ts'
import { fmc7210 } from './profiles/7-2-10.ts'
import { fmc72 } from './profiles/7-2.ts'
import { fmc73 } from './profiles/7-3.ts'
import { fmc743 } from './profiles/7-4-3.ts'
import { fmc74 } from './profiles/7-4.ts'
import { fmc761 } from './profiles/7-6-1.ts'
import { fmc76 } from './profiles/7-6.ts'
import type { FmcProfile } from './vocabulary.ts'

/** The releases that the emulator knows, by their names. */
export const profiles: Readonly<Record<string, FmcProfile>> = {
  '6.2.3': fmc623,
  '6.4': fmc64,
  '6.6': fmc66,
  '7.0': fmc70,
  '7.0.7': fmc707,
  '7.1': fmc71,
  '7.2': fmc72,
  '7.2.10': fmc7210,
  '7.3': fmc73,
  '7.4': fmc74,
  '7.4.3': fmc743,
  '7.6': fmc76,
  '7.6.1': fmc761,
}
