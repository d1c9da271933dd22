import { tmpdir } from 'node:os'
import { expect, test, vi } from 'vitest'
import { onInterrupt } from '../../../src/cli/run/on-interrupt.ts'
import { playScenarios } from '../../../src/cli/run/play-scenarios.ts'
import { createTerminal } from '../../../src/cli/terminal.ts'
import { opening } from './valve.ts'

/** Listens as `run` does, where signals are only told to it. */
function listen() {
  const listeners = new Map<string | symbol, () => void>()
  vi.spyOn(process, 'once').mockImplementation((signal, listener) => {
    listeners.set(signal, listener as () => void)
    return process
  })
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
  const act = vi.fn<(signal: string) => void>()
  onInterrupt(act)
  return { listeners, exit, act }
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('on %s something is done first, and the exit code is %i', (signal, code) => {
  const { listeners, exit, act } = listen()
  listeners.get(signal)?.()
  expect(act).toHaveBeenCalledExactlyOnceWith(signal)
  expect(exit).toHaveBeenCalledExactlyOnceWith(code)
  vi.restoreAllMocks()
})

test('whoever may interrupt a play knows of each scenario as soon as it is over', async () => {
  const plan = {
    repeat: 1,
    seed: undefined,
    seeds: 1,
    isShort: false,
    allowEgress: [],
    keyFolder: tmpdir(),
    tapesCharts: false,
  }
  const loaded = { name: 'opening', file: 'opening.ts', scenario: opening }
  const known: string[] = []
  await playScenarios({
    scenarios: [loaded, { ...loaded, name: 'again' }],
    plan,
    jobs: 1,
    bail: false,
    reporters: [{ played: ({ result }) => void known.push(`told ${result.name}`), end() {} }],
    terminal: createTerminal({ quiet: true }),
    onPlayed: (at, { result }) => void known.push(`${at} ${result.name}`),
  })
  expect(known).toEqual(['0 opening', 'told opening', '1 again', 'told again'])
})
