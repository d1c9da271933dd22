import { backupScreens } from './backup-screens.ts'
import { execPrompt } from './prompt.ts'
import { logScreens } from './log-screens.ts'
import { scheduleScreens } from './schedule-screens.ts'
import { srsxScreens } from './srsx-screens.ts'
import { systemScreens } from './system-screens.ts'
import { mode, vocabulary } from './words.ts'

/** The show commands, which work in every mode; no mode of its own. */
export const show = mode('show', {
  prompt: execPrompt,
  vocabulary,
  commands: [...systemScreens, ...logScreens, ...srsxScreens, ...scheduleScreens, ...backupScreens],
})
