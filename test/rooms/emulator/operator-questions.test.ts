import { expect, test } from 'vitest'
import { loginTo } from '../../../src/emulator/operator-session.ts'
import { stillLab } from '../lab/still-lab.ts'
import { fragile, QUESTIONS } from './fragile-emulator.ts'

test('a script says yes to every question of that kind, unless it is to say no', async () => {
  await using lab = await stillLab({ one: fragile() })
  const { address } = lab.appliance('one')
  const target = { name: 'one', address, username: 'u', password: 'p' }
  const cli = await loginTo(target, lab.operator)
  for (const [number, question] of QUESTIONS.entries()) {
    expect(await cli.enter(`ask ${number}`)).toBe(`${question}yes\nagreed`)
    const refused = await cli.enter(`ask ${number}`, { confirm: 'no' })
    expect(refused).toBe(`${question}no\nnot agreed`)
  }
})
