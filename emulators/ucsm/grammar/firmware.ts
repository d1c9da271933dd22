import { infraImages, infraPackage } from '../firmware/images.ts'
import { imageTable, NO_DOWNLOADS, packageTable } from '../screens/show-firmware.ts'
import { facts, type Visit } from '../visit.ts'
import { autoInstall } from './auto-install.ts'
import { everywhere } from './everywhere.ts'
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
    command('show image', {
      help: 'Image',
      run: (_, { session }) =>
        imageTable(releases(session).flatMap((one) => infraImages(one, session.platform))),
    }),
    command('show package', {
      help: 'Package',
      run: (_, { session }) =>
        packageTable(releases(session).map((one) => infraPackage(one, session.platform))),
    }),
    command('show download-task', { help: 'Download task', run: () => NO_DOWNLOADS }),
  ],
})

/** The releases whose bundles lie on the interconnect: all that it can run. */
function releases(visit: Visit): string[] {
  return Object.keys(facts(visit).profiles)
}
