import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { badNames } from './rules/names.ts'
import { writtenFiles } from './source-file.ts'

const bad = (path: string) => broken(badNames, [{ path, text: '' }])

test('files and folders are named for what is in them', () => {
  const named = writtenFiles().filter(({ path }) =>
    /^(?:src|emulators|scenarios|test)\//.test(path),
  )
  expect(
    broken(
      badNames,
      named.filter(({ path }) => !path.endsWith('README.md')),
    ),
  ).toEqual([])
})

test('a name that is not kebab-case, or that names no thing, is caught', () => {
  expect(bad('src/lab/labClock.ts')).toEqual([
    'src/lab/labClock.ts:1: "labClock.ts" is not kebab-case: write it in lower case with hyphens.',
  ])
  expect(bad('src/lab/utils.ts')).toEqual([
    'src/lab/utils.ts:1: "utils.ts" names no thing: name what is in it.',
  ])
  expect(bad('src/helpers/wait.ts')).toHaveLength(1)
  expect(bad('src/lab/types.ts')).toHaveLength(1)
  expect(bad('src/lab/session-manager.ts')).toHaveLength(1)
  expect(bad('test/rooms/lab/request-handler.test.ts')).toHaveLength(1)
})

test('versions, test files and the names of products are free', () => {
  expect(bad('emulators/ucsm/profiles/4.0-1d.ts')).toEqual([])
  expect(bad('emulators/srst-manager/index.ts')).toEqual([])
  expect(bad('test/emulators/ucsm/keyring.conversation.test.ts')).toEqual([])
})
