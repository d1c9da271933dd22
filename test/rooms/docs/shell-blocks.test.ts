import { expect, test } from 'vitest'
import { fencedBlocks } from './fenced-blocks.ts'
import { elsewhere, shellPages } from './shell-blocks.ts'

test.for(Object.entries(elsewhere))('%s has commands, which need %s', ([page]) => {
  expect(fencedBlocks(page).filter(({ language }) => language === 'sh')).not.toEqual([])
})

test('commands are run with what the page says of them', () => {
  const readme = shellPages().find(({ page }) => page === 'README.md')
  const refused = readme?.blocks.find(({ exit }) => exit === 255)
  expect(refused?.commands).toContain('KexAlgorithms=curve25519-sha256')
  expect(refused?.output).toEqual([expect.stringContaining('no matching key exchange method')])
})

test('no command is fenced in a language that nothing runs', () => {
  const pages = shellPages().map(({ page }) => page)
  const odd = pages
    .flatMap(fencedBlocks)
    .filter(({ language }) => /^(bash|shell|console)$/.test(language))
  expect(odd.map(({ place }) => place)).toEqual([])
})
