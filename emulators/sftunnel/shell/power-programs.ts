import type { CommandContext, LinuxCommand } from '../../../src/emulator/index.ts'

/** What stops an appliance from within its shell. */
export interface PowerPlan {
  readonly reboot: () => void
  readonly halt: () => void
}

/** `reboot`, `shutdown` and `poweroff` of the expert shell. */
export function powerPrograms({ reboot, halt }: PowerPlan): LinuxCommand[] {
  const asRoot = (name: string, act: (args: readonly string[]) => void): LinuxCommand => ({
    name,
    path: `/sbin/${name}`,
    run(args, { account }: CommandContext) {
      if (account.name !== 'root') return { stderr: `${name}: must be superuser.\n`, exitCode: 1 }
      act(args)
      return {}
    },
  })
  return [
    asRoot('reboot', reboot),
    asRoot('poweroff', halt),
    asRoot('shutdown', (args) => (args.includes('-r') ? reboot() : halt())),
  ]
}
