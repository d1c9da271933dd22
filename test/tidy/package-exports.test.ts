import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shown } from './offence.ts'
import { missingOffers, offeredFiles, type Manifest } from './rules/package-exports.ts'

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const sample: Manifest = {
  bin: { box: 'dist/src/cli/main.js' },
  exports: { './box': { types: './dist/src/box/index.d.ts', default: './dist/src/box/index.js' } },
}

test('everything that the package offers is there', () => {
  expect(offeredFiles(manifest)).toContain('dist/src/cli/main.js')
  expect(shown(missingOffers(manifest, existsSync))).toEqual([])
})

test('an entry point without a source is caught', () => {
  expect(missingOffers(sample, (path) => path.startsWith('src/'))).toEqual([])
  expect(shown(missingOffers(sample, (path) => path === 'src/cli/main.ts'))).toEqual([
    'package.json:1: offers dist/src/box/index.d.ts, which does not exist: correct the path, or build it from src/box/index.ts.',
    'package.json:1: offers dist/src/box/index.js, which does not exist: correct the path, or build it from src/box/index.ts.',
  ])
})

test('an entry point that the build left out is caught', () => {
  const built = (path: string) => path === 'dist' || path.startsWith('src/')
  expect(missingOffers(sample, built)).toHaveLength(3)
})
