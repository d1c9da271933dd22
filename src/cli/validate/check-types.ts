import { execFile } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { packageRoot, runsCompiled } from '../../scenario/package-root.ts'
import type { Problem } from '../../scenario/problem.ts'
import type { Compiler } from './find-compiler.ts'

/** Bytes of output that are read of a compiler. */
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024

/** Has a compiler check a TypeScript file against the types of the program that runs. */
export async function checkTypes(file: string, compiler: Compiler): Promise<Problem[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fieldfault-types-')))
  try {
    const project = join(folder, 'tsconfig.json')
    writeFileSync(project, JSON.stringify(projectOf(file, compiler)))
    return problemsIn(await run(compiler, project), { file, folder })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function projectOf(file: string, { nodeTypes }: Compiler) {
  const [folder, ending] = runsCompiled ? ['dist/', '.d.ts'] : ['', '.ts']
  const typesOf = (path: string) => [join(packageRoot, `${folder}${path}${ending}`)]
  return {
    files: [file],
    compilerOptions: {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      target: 'es2023',
      // What a file may write is what its loader takes, which is more than Node does.
      module: 'preserve',
      types: nodeTypes.length > 0 ? ['node'] : [],
      typeRoots: nodeTypes,
      paths: {
        'fieldfault/scenario': typesOf('src/scenario/index'),
        'fieldfault/emulator': typesOf('src/emulator/index'),
        'fieldfault/emulators': typesOf('emulators/index'),
      },
    },
  }
}

/** What the compiler prints; that it ends with an error is in there. */
function run({ tsc }: Compiler, project: string): Promise<string> {
  const args = [tsc, '-p', project, '--pretty', 'false']
  const options = { cwd: dirname(project), maxBuffer: OUTPUT_BYTES_MAX }
  return new Promise((done) => {
    execFile(process.execPath, args, options, (_, stdout) => done(stdout))
  })
}

/** An error that is not one of syntax, which are TS1000 to TS1999 and which the loader tells by itself. */
const DIAGNOSTIC = /^(?<path>.+?)\((?<line>\d+),\d+\): error TS(?!1\d{3}:)\d+: (?<text>.*)$/

/** The errors in the file, and those in files of its user's that it imports. */
function problemsIn(output: string, { file, folder }: { file: string; folder: string }): Problem[] {
  return output.split('\n').flatMap((printed): Problem[] => {
    const { path, line, text = '' } = DIAGNOSTIC.exec(printed.trimEnd())?.groups ?? {}
    if (path === undefined) return []
    const clause = text.replace(/\.$/, '')
    const place = resolve(folder, path)
    if (place === file) return [{ line: Number(line), says: `type error: ${clause}` }]
    if (place.startsWith(packageRoot) || place.includes('/node_modules/')) return []
    return [{ says: `type error in ${relative(dirname(file), place)}, line ${line}: ${clause}` }]
  })
}
