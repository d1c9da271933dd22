import type { CommandContext } from '../command.ts'
import { nameOf } from '../tree/walk.ts'
import type { Said } from './said.ts'

/** A copy from one path to another; both are shown as they were typed. */
export interface CopyStep {
  readonly from: string
  readonly to: string
}

/** What a copy keeps and says. */
export interface CopyPlan {
  readonly context: CommandContext
  readonly said: Said
  readonly recursive: boolean
  /** Keeps mode, owner and times. */
  readonly preserve: boolean
  /** Copies links as links. */
  readonly keepLinks: boolean
  readonly verbose: boolean
}

/** Copies a file, or a folder with all in it; complaints are those of GNU cp. */
export function copyTree(step: CopyStep, plan: CopyPlan): void {
  const { context, said, keepLinks } = plan
  const { files, path } = context
  const from = path(step.from)
  const facts = said.trying(`cannot stat '${step.from}'`, () =>
    keepLinks ? files.lstat(from) : files.stat(from),
  )
  if (!facts) return
  if (facts.kind === 'folder') return copyFolder(step, plan)
  const to = path(step.to)
  if (files.has(to) && files.realPath(to) === files.realPath(from))
    return said.complain(`'${step.from}' and '${step.to}' are the same file`)
  if (facts.kind === 'link') {
    said.trying(`cannot create symbolic link '${step.to}'`, () => {
      if (files.has(to)) files.remove(to)
      files.makeLink(facts.target!, to)
    })
  } else if (!copyBytes(step, plan, facts.mode)) return
  if (plan.preserve && facts.kind === 'file') keepFacts(step, plan)
  if (plan.verbose) said.print(`'${step.from}' -> '${step.to}'\n`)
}

function copyBytes({ from, to }: CopyStep, { context, said }: CopyPlan, mode: number): boolean {
  const { files, path } = context
  const bytes = said.trying(`cannot open '${from}' for reading`, () => files.read(path(from)))
  if (!bytes) return false
  const exists = files.has(path(to))
  const lead = exists ? `cannot create regular file '${to}'` : `cannot create regular file '${to}'`
  const write = () => {
    files.write(path(to), bytes, { mode: mode & 0o777 })
    return true
  }
  return said.trying(lead, write) ?? false
}

function copyFolder({ from, to }: CopyStep, plan: CopyPlan): void {
  const { context, said, recursive } = plan
  const { files, path } = context
  if (!recursive) return said.complain(`-r not specified; omitting directory '${from}'`)
  if (`${path(to)}/`.startsWith(`${path(from)}/`))
    return said.complain(`cannot copy a directory, '${from}', into itself, '${to}'`)
  const { mode } = files.stat(path(from))
  if (!files.has(path(to))) {
    const made = said.trying(`cannot create directory '${to}'`, () => {
      files.makeFolder(path(to), mode)
      return true
    })
    if (!made) return
  }
  const names = said.trying(`cannot access '${from}'`, () => files.list(path(from))) ?? []
  for (const name of names) copyTree({ from: `${from}/${name}`, to: `${to}/${name}` }, plan)
  if (plan.preserve) keepFacts({ from, to }, plan)
}

/** Whoever may not give files away keeps them; cp is silent about it. */
function keepFacts({ from, to }: CopyStep, { context, said }: CopyPlan): void {
  const { files, path, account } = context
  const { mode, owner, group, mtimeMs } = files.stat(path(from))
  said.trying(`preserving times for '${to}'`, () => {
    files.setTime(path(to), mtimeMs)
    files.setMode(path(to), mode)
    if (account.name === 'root') files.setOwner(path(to), owner, group)
  })
}

/** Where each operand goes: into the folder that the last one names, or to the last one itself. */
export function stepsTo(
  operands: readonly string[],
  { files, path }: CommandContext,
  how: { readonly target?: string | undefined; readonly asFile: boolean },
): CopyStep[] | { notFolder: string } {
  const goal = how.target ?? operands.at(-1)!
  const sources = how.target === undefined ? operands.slice(0, -1) : operands
  const isFolder = files.has(path(goal)) && files.stat(path(goal)).kind === 'folder'
  if (isFolder && !how.asFile) {
    const folder = goal.replace(/(?<=.)\/+$/, '')
    return sources.map((from) => ({ from, to: `${folder}/${nameOf(from.replace(/\/+$/, ''))}` }))
  }
  if (sources.length > 1 || how.target !== undefined) return { notFolder: goal }
  return [{ from: sources[0]!, to: goal }]
}
