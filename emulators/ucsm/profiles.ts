import type { UcsmProfile } from './vocabulary.ts'
import { ucsm323d } from './profiles/3-2-3d.ts'
import { ucsm401d } from './profiles/4-0-1d.ts'
import { ucsm402a } from './profiles/4-0-2a.ts'
import { ucsm404e } from './profiles/4-0-4e.ts'
import { ucsm404g } from './profiles/4-0-4g.ts'
import { ucsm411a } from './profiles/4-1-1a.ts'
import { ucsm423d } from './profiles/4-2-3d.ts'
import { ucsm423h } from './profiles/4-2-3h.ts'

/** The firmware releases that the emulator knows, by their names. */
export const profiles: Readonly<Record<string, UcsmProfile>> = {
  '3.2(3d)': ucsm323d,
  '4.0(1d)': ucsm401d,
  '4.0(2a)': ucsm402a,
  '4.0(4e)': ucsm404e,
  '4.0(4g)': ucsm404g,
  '4.1(1a)': ucsm411a,
  '4.2(3d)': ucsm423d,
  '4.2(3h)': ucsm423h,
}
