import { fileURLToPath } from 'node:url'

/** Whether the program runs from `dist/`, and not from its TypeScript source. */
export const runsCompiled = import.meta.url.endsWith('.js')

/** The folder of the package that runs: it holds `scenarios/`, and `dist/` once it is built. */
export const packageRoot = fileURLToPath(
  new URL(runsCompiled ? '../../../' : '../../', import.meta.url),
)
