import { createRequire } from 'node:module'
import { runsCompiled } from '../scenario/package-root.ts'

/**
 * Loads what every lab runs on. Node reads a graph of many small modules a quarter faster through
 * `require`, which takes them all in one go; whoever imports one of them afterwards finds it there.
 */
export function preloadLab(): void {
  if (runsCompiled) createRequire(import.meta.url)('../../emulators/index.js')
}
