import { expect, test } from 'vitest'
import { recallLine } from '../../../src/linux/shell/recall-line.ts'
import { createAppliance } from './linux-fixture.ts'

const HISTORY = ['cd /etc', 'ls -l', 'cat passwd']

test.each([
  ['!!', 'cat passwd'],
  ['sudo !!', 'sudo cat passwd'],
  ['!2', 'ls -l'],
  ['!-3', 'cd /etc'],
  ['!ls', 'ls -l'],
  ['!! | wc -l', 'cat passwd | wc -l'],
  ['echo "wow!"', 'echo "wow!"'],
  ['! true', '! true'],
])('%s becomes %s', (line, text) => {
  expect(recallLine(line, HISTORY)).toEqual({ text })
})

test('an event that is not in the history is named', () => {
  expect(recallLine('!9', HISTORY)).toEqual({ missing: '!9' })
  expect(recallLine('!vi', HISTORY)).toEqual({ missing: '!vi' })
  expect(recallLine('!!', [])).toEqual({ missing: '!!' })
})

test('a recalled line is shown, carried out and kept', async () => {
  const { type } = await createAppliance().open()
  await type('echo one\r')
  expect(await type('!!\r')).toBe('!!\necho one\none\nadmin@firepower:~$ ')
  expect(await type('!nosuch\r')).toContain('\n-bash: !nosuch: event not found\n')
  expect(await type('history\r')).toContain('    1  echo one\n    2  history\n')
})
