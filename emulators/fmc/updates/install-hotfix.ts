import type { House } from '../house.ts'
import { hotfixStatusLog, hotfixTexts, LOCAL_INSTALL } from '../screens/update-texts.ts'
import type { OpenTask } from '../tasks/task-desk.ts'
import type { Hotfix } from '../vocabulary.ts'
import { hotfixCalled, isFor } from './hotfixes.ts'

/** Where the manager lists what was installed on it. */
const PATCH_HISTORY = '/etc/sf/patch_history'

/** Installs a hotfix as System > Updates does, without a reboot; false when it was refused or broken off. */
export async function installHotfix(house: House, called: string): Promise<boolean> {
  const { desk } = house
  const hotfix = hotfixCalled(called)
  const task = desk.begin({
    group: LOCAL_INSTALL,
    title: hotfix ? hotfixTexts.title(hotfix) : called,
    text: hotfix ? hotfixTexts.begun(hotfix) : called,
  })
  const refusal = hotfix ? refusalOf(house, hotfix) : hotfixTexts.unknown(called)
  if (hotfix && refusal === undefined) return carryOut(house, hotfix, task)
  task.fail(refusal ?? '')
  return false
}

/** Why the manager does not install a hotfix; undefined when it does. */
function refusalOf({ appliance }: House, hotfix: Hotfix): string | undefined {
  const { profile, hotfixes } = appliance.getSnapshot().context
  if (hotfixes.includes(hotfix)) return hotfixTexts.already(hotfix)
  return isFor(hotfix, profile) ? undefined : hotfixTexts.notFor(hotfix, profile)
}

async function carryOut(house: House, hotfix: Hotfix, task: OpenTask): Promise<boolean> {
  const { appliance, surroundings, now } = house
  const beganMs = now()
  const { hotfixMs } = appliance.getSnapshot().context.profile.timings
  await new Promise<void>((resolve) => {
    surroundings.clock.setTimeout(resolve, hotfixMs)
  })
  // A manager that was stopped meanwhile has given the task up.
  if (!task.isOpen()) return false
  const refusal = refusalOf(house, hotfix)
  if (refusal !== undefined) {
    task.fail(refusal)
    return false
  }
  writeDown(house, hotfix, { beganMs, endedMs: now() })
  appliance.send({ type: 'hotfix.installed', hotfix })
  task.complete(hotfixTexts.done(hotfix))
  return true
}

function writeDown(
  { tree, appliance }: House,
  hotfix: Hotfix,
  times: { readonly beganMs: number; readonly endedMs: number },
): void {
  const { version, build } = appliance.getSnapshot().context.profile
  const { root } = tree
  const history = root.has(PATCH_HISTORY)
    ? Buffer.from(root.read(PATCH_HISTORY)).toString()
    : `${version}-${build}\n`
  tree.put(
    { path: `/var/log/sf/${hotfix.name}/status.log`, content: hotfixStatusLog(hotfix, times) },
    { path: PATCH_HISTORY, content: `${history}Hotfix ${hotfix.letters}-${hotfix.version}\n` },
  )
}
