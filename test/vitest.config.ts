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

interface Settings {
  readonly testTimeout?: number
  readonly hookTimeout?: number
  readonly fileParallelism?: boolean
  readonly globalSetup?: string
}

/** One project a level; everything but `doors` and `container` runs in this process, on virtual time. */
function level(name: string, settings: Settings = {}) {
  return {
    resolve: { alias },
    test: { name, root, include: [`test/${name}/**/*.test.ts`], retry: 0, ...settings },
  }
}

export default defineConfig({
  test: {
    silent: 'passed-only',
    projects: [
      level('rooms'),
      level('emulators'),
      level('scenarios'),
      level('tidy'),
      level('doors', { testTimeout: 60_000, fileParallelism: false }),
      level('container', {
        testTimeout: 120_000,
        fileParallelism: false,
        globalSetup: 'test/container/set-up.ts',
      }),
    ],
  },
})
