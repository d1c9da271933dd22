import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { defaultExports } from './rules/default-exports.ts'
import { codeFiles } from './source-file.ts'

const found = (path: string, text: string) => broken(defaultExports, [{ path, text }])

test('only scenarios and tool configurations have a default export', () => {
  expect(broken(defaultExports, codeFiles('src', 'emulators', 'scenarios', 'test'))).toEqual([])
})

test('a default export is caught, renamed ones too', () => {
  expect(found('src/lab/lab.ts', '\nexport default 1')).toEqual([
    'src/lab/lab.ts:2: has a default export: export it by its name.',
  ])
  expect(found('src/lab/lab.ts', 'const lab = 1\nexport { lab as default }')).toHaveLength(1)
  expect(found('src/lab/lab.ts', 'export const lab = 1')).toEqual([])
  expect(found('scenarios/ucsm/one.ts', 'export default 1')).toEqual([])
})
