import { recalled, type LinuxCommand } from '../../../src/emulator/index.ts'

export const evidence = recalled('shutdown(8) and init(8) of System V: who may call them, and -c.')

/** What stops an appliance from within its shell. */
export interface PowerPlan {
  readonly reboot: () => void
  readonly halt: () => void
}

/** `reboot`, `shutdown`, `poweroff`, `halt` and `init` of the expert shell. */
export function powerPrograms({ reboot, halt }: PowerPlan): LinuxCommand[] {
  const asRoot = (name: string, act: (args: readonly string[]) => string): LinuxCommand => ({
    name,
    path: `/sbin/${name}`,
    run(args, { account }) {
      if (account.name !== 'root') return { stderr: `${name}: must be superuser.\n`, exitCode: 1 }
      const stderr = act(args)
      return { stderr, exitCode: stderr === '' ? 0 : 1 }
    },
  })
  const silently = (act: () => void) => () => {
    act()
    return ''
  }
  return [
    asRoot('reboot', silently(reboot)),
    asRoot('poweroff', silently(halt)),
    asRoot('halt', silently(halt)),
    asRoot('shutdown', (args) => shutdown(args, { reboot, halt })),
    asRoot('init', ([level = '']) => changeLevel(level, { reboot, halt })),
  ]
}

/** Every time is taken for now: nobody waits at an appliance for a shutdown of tomorrow. */
function shutdown(args: readonly string[], { reboot, halt }: PowerPlan): string {
  if (args.includes('-c')) return 'shutdown: no shutdown is under way.\n'
  const hasTime = args.some((arg) => !arg.startsWith('-'))
  if (!hasTime) return 'Usage: shutdown [-akrhPHfFnc] [-t sec] time [warning message]\n'
  if (args.includes('-r')) reboot()
  else halt()
  return ''
}

function changeLevel(level: string, { reboot, halt }: PowerPlan): string {
  if (level === '6') reboot()
  else if (level === '0') halt()
  else if (!/^[1-5sSqQ]$/.test(level))
    return 'Usage: init {-e VAR[=VAL] | [-t SECONDS] {0|1|2|3|4|5|6|S|s|Q|q|A|a|B|b|C|c|U|u}}\n'
  return ''
}
