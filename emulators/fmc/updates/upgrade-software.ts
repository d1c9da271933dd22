import type { House } from '../house.ts'
import { LOCAL_INSTALL, upgradeTexts } from '../screens/update-texts.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Installs another release, with which the manager starts; the task is over when it works again. */
export function upgradeSoftware({ appliance, desk }: House, to: FmcProfile): void {
  const task = desk.begin({
    group: LOCAL_INSTALL,
    title: upgradeTexts.title(to),
    text: upgradeTexts.begun(to),
    outlivesStop: true,
  })
  appliance.send({ type: 'software.upgraded', to })
  const watch = appliance.subscribe((snapshot) => {
    if (!snapshot.matches('running')) return
    watch.unsubscribe()
    task.complete(upgradeTexts.done(to))
  })
}
