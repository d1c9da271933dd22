import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder in which made host keys are kept between runs: `FIELDFAULT_KEYS`, or one in the user's cache. */
export function keyFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): string {
  return env.FIELDFAULT_KEYS || join(cacheFolder(env, platform), 'fieldfault', 'keys')
}

function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME
  if (platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
  return platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
}
