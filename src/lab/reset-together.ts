import type { ApplianceChanges } from './appliance-changes.ts'

/** What can be put back to the start. */
type Resettable = Pick<ApplianceChanges, 'reset'>

/**
 * Puts appliances back to the start as a lab starts them: none runs any more when the first one starts, and
 * they start one after another, so that what they give each other at their start is as it was.
 */
export async function resetTogether(appliances: readonly Resettable[]): Promise<void> {
  const running = new Set(appliances)
  let allAreDown = () => {}
  let before = new Promise<void>((resolve) => {
    allAreDown = resolve
  })
  const goDown = (one: Resettable) => {
    running.delete(one)
    if (running.size === 0) allAreDown()
  }
  const resets = appliances.map((one) => {
    const mayStart = before
    const reset = one.reset(() => {
      goDown(one)
      return mayStart
    })
    // One that fails keeps no other from starting.
    before = reset.catch(() => goDown(one))
    return reset
  })
  await Promise.all(resets)
}
