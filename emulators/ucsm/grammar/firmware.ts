import { autoInstall } from './auto-install.ts'
import { everywhere } from './everywhere.ts'
import { firmwareScreens } from './firmware-screens.ts'
import { imageDownloads } from './image-downloads.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A /firmware # ` */
export const firmware = mode('firmware', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('scope auto-install', {
      help: 'Auto Install',
      run: (_, io) => io.enter(autoInstall),
    }),
    ...imageDownloads,
    ...firmwareScreens,
  ],
})
