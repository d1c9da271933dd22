import { assumed, type LinuxCommand } from '../../../src/emulator/index.ts'

export const evidence = assumed('What programs say to users who may not run them.')

/** A program that only root may run. */
export function rootOnly(command: LinuxCommand): LinuxCommand {
  const { name, run } = command
  return {
    ...command,
    run: (args, context) =>
      context.account.name === 'root'
        ? run(args, context)
        : { stderr: `${name}: you must be root\n`, exitCode: 1 },
  }
}
