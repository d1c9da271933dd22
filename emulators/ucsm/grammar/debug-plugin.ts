import { pattern, type CommandIo } from '../../../src/emulator/index.ts'
import { DEBUG_PLUGIN_SERIES_MAX } from '../platforms.ts'
import { PLUGIN_LOADED, pluginRefused } from '../screens/debug-plugin.ts'
import { NO_SUCH_FILE } from '../screens/local-mgmt.ts'
import { NO_PRIVILEGE } from '../screens/user-errors.ts'
import { isReadOnly } from '../users/privileges.ts'
import type { Visit } from '../visit.ts'
import { localPlace } from '../workspace/local-files.ts'
import { debugShell } from './debug-shell.ts'
import { command } from './words.ts'

const image = pattern(/^\S+$/, {
  label: 'IMAGE',
  help: 'The image that TAC has copied here',
  examples: ['volatile:dplug', 'workspace:/dplug'],
})

/** `load-debug-plugin`, and as the monitoring guide writes it, in local management. */
export const debugPlugin = [
  command('load-debug-plugin {image}', {
    help: 'Load Debug Plugin',
    slots: { image },
    run: ({ image: name }, io) => load(name, io),
  }),
  command('load debug-plugin {image}', {
    help: 'Load Debug Plugin',
    vocabulary: { load: 'Load' },
    slots: { image },
    run: ({ image: name }, io) => load(name, io),
  }),
]

/** Opens the Linux shell below the command line. The image is used up. */
function load(name: string, io: CommandIo<Visit>): string | void {
  const { platform, files, folder } = io.session
  if (isReadOnly(io.session)) return NO_PRIVILEGE
  if (Number(platform.series) > DEBUG_PLUGIN_SERIES_MAX) return pluginRefused(platform.series)
  const place = localPlace(name, folder)
  if (!place || !files.remove(place)) return NO_SUCH_FILE
  io.print(PLUGIN_LOADED)
  io.enter(debugShell)
}
