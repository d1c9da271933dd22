import { giveTurn } from '../bash/turns.ts'
import { quoted } from '../bash/line-state.ts'
import type { CommandContext, LinuxCommand } from '../command.ts'
import { FIND_FILES_MAX } from '../limits.ts'
import type { FileFacts } from '../tree/files.ts'
import { attempt, FileRefusal } from '../tree/refusal.ts'
import { readExpression } from './find-expression.ts'
import type { FindRun, Found, Predicate } from './find-tests.ts'

/** Walks folders and tells what fits, as GNU find does; times are lab time. */
export const find: LinuxCommand = {
  name: 'find',
  run: async (args, context) => {
    const asked = askedFor(args)
    const expression = readExpression(asked.words, context)
    if ('error' in expression) return { stderr: `find: ${expression.error}\n`, exitCode: 1 }
    let [stdout, stderr] = ['', '']
    const run = {
      context,
      gathered: new Map<string, string[]>(),
      print: (text: string) => {
        stdout += text
      },
      complain: (line: string) => {
        stderr += line.endsWith('\n') ? line : `find: ${line}\n`
      },
    }
    const printing: Predicate = async (found, inner) => {
      const fits = await expression.fits(found, inner)
      if (fits && !expression.acts) run.print(`${found.shown}\n`)
      return fits
    }
    for (const start of asked.starts) await walkFrom(start, printing, { ...asked, run, files: 0 })
    for (const [line, paths] of run.gathered) {
      const done = await context.run(`${line} ${paths.map(quoted).join(' ')}`, new Uint8Array(0))
      run.print(Buffer.from(done.stdout).toString())
      stderr += done.stderr
    }
    return { stdout, stderr, exitCode: stderr === '' ? 0 : 1 }
  },
}

interface Asked {
  readonly starts: readonly string[]
  readonly words: readonly string[]
  readonly follows: boolean
  readonly deepest: number
  readonly shallowest: number
  /** Folders come behind what lies in them. */
  readonly bottomUp: boolean
}

/** Takes apart the starting points, the options that hold for all, and the expression. */
function askedFor(args: readonly string[]): Asked {
  const follows = args.some((arg) => arg === '-L' || arg === '-follow')
  const plain = args.filter((arg) => !/^-(?:[LHP]|follow|xdev|mount|depth|noleaf)$/.test(arg))
  const first = plain.findIndex((arg) => /^(?:-.|[!(]$)/.test(arg))
  const starts = first < 0 ? plain : plain.slice(0, first)
  const words = first < 0 ? [] : plain.slice(first)
  const depth = (name: string, otherwise: number) => {
    const at = words.indexOf(name)
    return at < 0 ? otherwise : Number(words.splice(at, 2)[1])
  }
  return {
    follows,
    deepest: depth('-maxdepth', Number.POSITIVE_INFINITY),
    shallowest: depth('-mindepth', 0),
    starts: starts.length > 0 ? starts : ['.'],
    words,
    bottomUp: args.includes('-depth') || args.includes('-delete'),
  }
}

interface Walk extends Asked {
  readonly run: Omit<FindRun, 'prune'>
  files: number
}

async function walkFrom(start: string, fits: Predicate, walk: Walk): Promise<void> {
  const { context, complain } = walk.run
  const path = context.path(start)
  const facts = attempt(() => factsOf(path, walk))
  if (facts instanceof FileRefusal) return complain(`'${start}': ${facts.words}`)
  await visit({ shown: start, path, facts }, { fits, walk, depth: 0 })
}

async function visit(
  found: Found,
  { fits, walk, depth }: { readonly fits: Predicate; readonly walk: Walk; readonly depth: number },
): Promise<void> {
  const { run, bottomUp } = walk
  if (++walk.files > FIND_FILES_MAX || run.context.signal.aborted) return
  await giveTurn()
  let pruned = false
  const prune = () => {
    pruned = true
  }
  const look = async () => {
    if (depth >= walk.shallowest) await fits(found, { ...run, prune })
  }
  if (!bottomUp) await look()
  if (!pruned && found.facts.kind === 'folder' && depth < walk.deepest)
    for (const inner of inside(found, walk)) await visit(inner, { fits, walk, depth: depth + 1 })
  if (bottomUp) await look()
}

function inside({ shown, path }: Found, walk: Walk): Found[] {
  const { context, complain } = walk.run
  const names = attempt(() => context.files.list(path))
  if (names instanceof FileRefusal) {
    complain(`'${shown}': ${names.words}`)
    return []
  }
  return names.flatMap((name) => {
    const inner = `${path === '/' ? '' : path}/${name}`
    const facts = attempt(() => factsOf(inner, walk))
    if (facts instanceof FileRefusal) return []
    return [{ shown: `${shown.replace(/\/$/, '')}/${name}`, path: inner, facts }]
  })
}

/** With `-L` a link is what it leads to, if that is there. */
function factsOf(path: string, { follows, run }: Pick<Walk, 'follows' | 'run'>): FileFacts {
  const { files }: CommandContext = run.context
  return follows && files.has(path) ? files.stat(path) : files.lstat(path)
}
