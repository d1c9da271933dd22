import type { Actor } from 'xstate'
import type { ucsmMachine } from '../machines/ucsm-machine.ts'

/** Watches when an interconnect was started last: lab time of the moment when its doors opened. */
export function watchKernel(appliance: Actor<typeof ucsmMachine>, now: () => number): () => number {
  let startedMs = now()
  let wasUp = true
  appliance.subscribe(({ value }) => {
    const isUp = value === 'operational'
    if (isUp && !wasUp) startedMs = now()
    wasUp = isUp
  })
  return () => startedMs
}
