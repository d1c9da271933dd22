import { assumed, captured, recalled } from '../../../src/emulator/index.ts'

export const evidence = captured(
  'A published session of a 6296 with TAC: load-debug-plugin volatile:x, its answer, and the prompt of the shell.',
)
export const refusalEvidence = assumed(
  'Monitoring guide: for the 6300 series and lower only. How a 6454 words that is not published.',
)
export const fipsEvidence = recalled(
  'fips mode enable and show fips status are commands of NX-OS; that the debug shell takes the first, that it acts at once, and that it outlasts reboots and upgrades is supposed.',
)

const RULE = '#'.repeat(63)

export const PLUGIN_LOADED = [
  RULE,
  '  Warning: debug-plugin is for engineering internal use only!',
  '  For security reason, plugin image has been deleted.',
  RULE,
  'Successfully loaded debug-plugin!!!',
].join('\n')

export const DEBUG_PROMPT = 'Linux(debug)# '

/** The answer of a model that has no debug plugin. */
export function pluginRefused(series: string): string {
  return `Error: debug-plugin is not supported on Cisco UCS ${series} Series Fabric Interconnects`
}

/** `show fips status`. */
export function fipsStatus(isFips: boolean): string {
  return `FIPS mode is ${isFips ? 'enabled' : 'disabled'}`
}

/** What the shell says of a word that is no command. */
export function notACommand(word: string): string {
  return `-bash: ${word}: command not found`
}
