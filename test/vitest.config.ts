import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const alias = [
  { find: /^fieldfault\/(scenario|emulator)$/, replacement: `${root}src/$1/index.ts` },
  { find: /^fieldfault\/vitest$/, replacement: `${root}src/testing/index.ts` },
  {
    find: /^fieldfault\/testcontainers$/,
    replacement: `${root}src/testing/testcontainers/index.ts`,
  },
  { find: /^fieldfault\/emulators$/, replacement: `${root}emulators/index.ts` },
]

/** Door tests that fill the machine or measure it, and so have it to themselves. */
const load = ['load-*', 'sftunnel-fleet', 'shell-sandbox'].map(
  (name) => `test/doors/${name}.test.ts`,
)

interface Settings {
  readonly include?: string[]
  readonly exclude?: string[]
  readonly testTimeout?: number
  readonly hookTimeout?: number
  readonly maxWorkers?: number
  readonly fileParallelism?: boolean
  readonly isolate?: boolean
  /** Vitest runs the projects of one number at once, and wants as many workers for each. */
  readonly sequence?: { readonly groupOrder: number }
  readonly globalSetup?: string
}

/** One project a level; everything but `doors`, `load` and `container` runs in one process, on virtual time. */
function level(name: string, settings: Settings = {}) {
  return {
    resolve: { alias },
    test: { name, root, include: [`test/${name}/**/*.test.ts`], retry: 0, ...settings },
  }
}

/**
 * Files share the modules of their worker, whose loading would take most of the time; none of them mocks one. The
 * first run on a machine makes the RSA keys that later ones find in the cache, which takes its time.
 */
const together: Settings = { isolate: false, testTimeout: 120_000 }

export default defineConfig({
  test: {
    silent: 'passed-only',
    // By itself Vitest leaves one core alone, which of two is half the machine.
    maxWorkers: '100%',
    projects: [
      level('rooms', { testTimeout: 60_000 }),
      level('emulators', together),
      level('scenarios', together),
      level('tidy', together),
      // Two files at once: most of the time goes by waiting for programs.
      level('doors', {
        exclude: load,
        testTimeout: 60_000,
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
      }),
      level('load', {
        include: load,
        testTimeout: 60_000,
        fileParallelism: false,
        sequence: { groupOrder: 2 },
      }),
      level('container', {
        testTimeout: 120_000,
        fileParallelism: false,
        sequence: { groupOrder: 3 },
        globalSetup: 'test/container/set-up.ts',
      }),
    ],
  },
})
