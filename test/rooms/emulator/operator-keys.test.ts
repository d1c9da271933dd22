import { expect, test } from 'vitest'
import { loginTo } from '../../../src/emulator/operator-session.ts'
import { stillLab } from '../lab/still-lab.ts'
import { fragile } from './fragile-emulator.ts'

test('keys go out as they are, and nobody waits for a prompt behind them', async () => {
  await using lab = await stillLab({ one: fragile() })
  const { address } = lab.appliance('one')
  const target = { name: 'one', address, username: 'u', password: 'p' }
  const cli = await loginTo(target, lab.operator)
  const startMs = lab.clock.now()
  expect(await cli.press('hel')).toBe('hel')
  expect(await cli.enter('lo')).toBe('hello')
  expect(await cli.press('hello\r')).toBe('hello\nhello\nfragile# ')
  expect(lab.clock.now() - startMs).toBeLessThanOrEqual(3_000)
})
