import type { CommandContext, CommandOutcome, LinuxCommand } from '../command.ts'
import { changedMode, modeText } from './mode-text.ts'
import { parseArgs, usageError } from './options.ts'
import { createSaid, type Said } from './said.ts'

const OPTIONS = {
  flags: 'Rvcfh',
  values: 'r',
  long: {
    recursive: 'R',
    verbose: 'v',
    changes: 'c',
    silent: 'f',
    quiet: 'f',
    reference: 'r',
    'no-dereference': 'h',
  },
} as const

/** What is done to each operand. */
interface Sweep {
  readonly context: CommandContext
  readonly said: Said
  readonly recursive: boolean
  readonly act: (real: string, shown: string) => void
}

/** Changes modes as GNU chmod does, in digits and letters. */
export const chmod: LinuxCommand = {
  name: 'chmod',
  run: (args, context) => {
    // A mode such as `-x` looks like an option.
    const at = args.findIndex((arg) => /^-[rwxXst]+$/.test(arg))
    const shielded = at < 0 ? args : [...args.slice(0, at), '--', ...args.slice(at)]
    const parsed = parseArgs(shielded, OPTIONS)
    if ('error' in parsed) return usageError('chmod', parsed.error)
    const { files, session } = context
    const [asked, ...operands] = parsed.operands
    if (asked === undefined) return usageError('chmod', 'missing operand')
    if (operands.length === 0) return usageError('chmod', `missing operand after '${asked}'`)
    const modeFor = (mode: number, isFolder: boolean) =>
      changedMode(asked, { mode, isFolder, umask: session.umask() })
    if (modeFor(0, false) === undefined) return usageError('chmod', `invalid mode: '${asked}'`)
    const said = createSaid('chmod')
    const act = (real: string, shown: string) => {
      const { mode, kind } = files.stat(real)
      const wanted = modeFor(mode, kind === 'folder')!
      said.trying(`changing permissions of '${shown}'`, () => files.setMode(real, wanted))
      if (parsed.flags.has('v')) said.print(modeReport(shown, mode, wanted))
    }
    return sweep(operands, { context, said, recursive: parsed.flags.has('R'), act })
  },
}

function modeReport(shown: string, before: number, after: number): string {
  const text = (mode: number) =>
    `${mode.toString(8).padStart(4, '0')} (${modeText({ kind: 'file', mode }).slice(1)})`
  return before === after
    ? `mode of '${shown}' retained as ${text(after)}\n`
    : `mode of '${shown}' changed from ${text(before)} to ${text(after)}\n`
}

/** Changes owners and groups as GNU chown does. */
export const chown: LinuxCommand = {
  name: 'chown',
  run: (args, context) => {
    const parsed = parseArgs(args, OPTIONS)
    if ('error' in parsed) return usageError('chown', parsed.error)
    const [asked, ...operands] = parsed.operands
    if (asked === undefined) return usageError('chown', 'missing operand')
    if (operands.length === 0) return usageError('chown', `missing operand after '${asked}'`)
    const { accounts } = context.host
    const [, userText = '', colon = '', groupText = ''] = /^([^:.]*)([:.]?)(.*)$/.exec(asked) ?? []
    const owner = userText === '' ? undefined : accounts.userNamed(userText)
    if (userText !== '' && owner === undefined)
      return { stderr: `chown: invalid user: '${asked}'\n`, exitCode: 1 }
    const group =
      groupText === '' ? loginGroup(owner, colon, context) : accounts.groupNamed(groupText)
    if (groupText !== '' && group === undefined)
      return { stderr: `chown: invalid group: '${asked}'\n`, exitCode: 1 }
    return give('chown', operands, { context, owner, group, recursive: parsed.flags.has('R') })
  },
}

/** Changes groups as GNU chgrp does. */
export const chgrp: LinuxCommand = {
  name: 'chgrp',
  run: (args, context) => {
    const parsed = parseArgs(args, OPTIONS)
    if ('error' in parsed) return usageError('chgrp', parsed.error)
    const [asked, ...operands] = parsed.operands
    if (asked === undefined) return usageError('chgrp', 'missing operand')
    if (operands.length === 0) return usageError('chgrp', `missing operand after '${asked}'`)
    const group = context.host.accounts.groupNamed(asked)
    if (group === undefined) return { stderr: `chgrp: invalid group: '${asked}'\n`, exitCode: 1 }
    const recursive = parsed.flags.has('R')
    return give('chgrp', operands, { context, owner: undefined, group, recursive })
  },
}

/** `user:` means the user's own group. */
function loginGroup(owner: string | undefined, colon: string, { host }: CommandContext) {
  const account = colon === '' || owner === undefined ? undefined : host.accounts.find(owner)
  return account && host.accounts.credentials(account).group
}

interface Gift {
  readonly context: CommandContext
  readonly owner: string | undefined
  readonly group: string | undefined
  readonly recursive: boolean
}

function give(name: string, operands: readonly string[], gift: Gift): CommandOutcome {
  const { context, owner, group, recursive } = gift
  const said = createSaid(name)
  const what = owner === undefined ? 'group' : 'ownership'
  const act = (real: string, shown: string) => {
    said.trying(`changing ${what} of '${shown}'`, () => context.files.setOwner(real, owner, group))
  }
  return sweep(operands, { context, said, recursive, act })
}

function sweep(operands: readonly string[], plan: Sweep): CommandOutcome {
  for (const operand of operands) visit(operand, plan)
  return plan.said.outcome()
}

function visit(operand: string, plan: Sweep): void {
  const { context, said, recursive, act } = plan
  const { files, path } = context
  const facts = said.trying(`cannot access '${operand}'`, () => files.stat(path(operand)))
  if (!facts) return
  act(path(operand), operand)
  if (!recursive || facts.kind !== 'folder') return
  const names = said.trying(`cannot read directory '${operand}'`, () => files.list(path(operand)))
  for (const name of names ?? []) visit(`${operand.replace(/\/+$/, '')}/${name}`, plan)
}
