import type { LoadContext } from '../scenario/load.ts'

/** How this program loads scenario files: with its own emulators, from the folder it was started in. */
export const loadContext: LoadContext = {
  cwd: process.cwd(),
  emulators: () => import('../../emulators/index.ts'),
}
