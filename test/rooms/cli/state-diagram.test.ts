import { createMachine } from 'xstate'
import { expect, test } from 'vitest'
import { chartDocument, stateDiagram } from '../../../src/cli/graph/state-diagram.ts'

const machine = createMachine({
  id: 'kettle',
  initial: 'cold',
  on: { 'plug.pulled': '.off' },
  states: {
    cold: { description: 'Waits: nobody wants tea.', on: { 'button.pressed': 'hot' } },
    hot: {
      initial: 'warming',
      after: { boilMs: { target: 'cold', guard: 'isEmpty' } },
      states: { warming: { always: 'boiling' }, boiling: {} },
    },
    off: { type: 'final' },
  },
})

test('a chart is drawn with its sentences, nested states, delays and guards', () => {
  const lines = stateDiagram(machine).split('\n')
  expect(lines.slice(0, 4)).toEqual(['---', 'title: kettle', '---', 'stateDiagram-v2'])
  expect(lines).toContain('  [*] --> cold')
  expect(lines).toContain('  cold : Waits, nobody wants tea.')
  expect(lines).toContain('  cold --> hot : button.pressed')
  expect(lines).toContain('  hot --> cold : after boilMs if isEmpty')
  expect(lines).toContain('    [*] --> hot_warming')
  expect(lines).toContain('    hot_warming --> hot_boiling : always')
  expect(lines).toContain('  off --> [*]')
})

test('what any state answers is drawn from each of them', () => {
  const diagram = stateDiagram(machine)
  expect(diagram).toContain('cold --> off : plug.pulled')
  expect(diagram).toContain('hot --> off : plug.pulled')
})

test('programs get every state with its transitions', () => {
  const { states } = chartDocument(machine)
  expect(states.map(({ path }) => path)).toEqual([
    'cold',
    'hot',
    'hot.warming',
    'hot.boiling',
    'off',
  ])
  expect(states[0]).toMatchObject({ transitions: [{ on: 'button.pressed', to: ['hot'] }] })
})
