import { expect, test } from 'vitest'
import { setup } from 'xstate'
import { declaredStates } from '../../../src/scenario/declared-states.ts'
import { brokenInvariant } from '../../../src/scenario/invariants.ts'
import { chartInputsOf, type ChartInputs } from '../../../src/scenario/replay/inputs-file.ts'
import { startLab } from '../../../src/lab/lab.ts'
import { egressTo } from '../../../src/lab/egress.ts'
import { loopbackPorts } from '../../../src/lab/port-plan.ts'
import { workstation } from '../../../emulators/index.ts'

async function heldRun(change: (inputs: ChartInputs) => ChartInputs = (inputs) => inputs) {
  const emulators = [workstation]
  const lab = await startLab({
    name: 'held',
    seed: 'held',
    startMs: 0,
    cast: { desk: workstation() },
    clock: 'virtual',
    ports: loopbackPorts,
    egress: egressTo([]),
    tapesCharts: true,
  })
  const inputs = change(chartInputsOf(lab, emulators)!)
  await lab.stop('read')
  return { lab, inputs, emulators }
}

test('a run in which nothing is wrong breaks no invariant', async () => {
  expect(brokenInvariant(await heldRun())).toBeUndefined()
})

test('a secret that was written down before it was known as one is found, and not shown', async () => {
  const run = await heldRun()
  run.lab.journal.stream('desk', 'odd')('appliance.crashed', { where: 'x', message: 'Xyzzy-42' })
  run.lab.services.redaction.keep('Xyzzy-42')
  const failure = brokenInvariant(run)
  expect(failure).toMatchObject({
    claim: 'the journal holds no secret',
    saw: 'entry 1 of desk odd, appliance.crashed, has one',
  })
  expect(JSON.stringify(failure)).not.toContain('Xyzzy-42')
})

test('a state that no chart declares is found', async () => {
  const run = await heldRun((inputs) => ({
    ...inputs,
    turns: inputs.turns.map((turn) => ({ ...turn, state: 'elsewhere' })),
  }))
  expect(brokenInvariant(run)).toMatchObject({
    claim: 'every appliance is in a state that its statechart declares',
  })
})

test('a chart that does something else when it is fed the same is found', async () => {
  const run = await heldRun((inputs) => ({
    ...inputs,
    turns: inputs.turns.map((turn) => ({ ...turn, emitted: ['a thing'] })),
  }))
  expect(brokenInvariant(run)).toMatchObject({
    claim: 'a replay of the statecharts comes out the same',
  })
})

test('every state of a chart has the name that the journal gives it', () => {
  const machine = setup({}).createMachine({
    id: 'nested',
    initial: 'off',
    states: {
      off: {},
      on: {
        type: 'parallel',
        states: {
          lamp: { initial: 'dim', states: { dim: {}, bright: {} } },
          fan: { initial: 'slow', states: { slow: {} } },
        },
      },
    },
  })
  expect([...declaredStates(machine)]).toEqual([
    'off',
    'on.lamp.dim fan.slow',
    'on.lamp.bright fan.slow',
  ])
})
