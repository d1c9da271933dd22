import { digestOf } from '../../../src/emulator/index.ts'
import type { TunnelFileSet } from './certificate-stock.ts'
import { digestsIn } from './digests.ts'
import type { RemoteShell } from './remote-shell.ts'

/**
 * Replaces files in the folder of a root shell: each one is written beside the old one, and only when all have
 * arrived whole do they take its place, with one command. Returns why nothing was replaced, if so.
 */
export async function replaceFiles(
  shell: RemoteShell,
  files: TunnelFileSet,
): Promise<string | undefined> {
  const reason = (await write(shell, files)) ?? (await takePlace(shell, files))
  if (reason !== undefined) await shell.run(`rm -f ${beside(files)}`)
  return reason
}

/** The files as they lie beside the old ones, for a command line. */
function beside(files: TunnelFileSet): string {
  return [...files.keys()].map((name) => `${name}.new`).join(' ')
}

async function write(shell: RemoteShell, files: TunnelFileSet): Promise<string | undefined> {
  for (const [name, text] of files) {
    const reason = await complaint(shell, `cat > ${name}.new`, text)
    if (reason !== undefined) return reason
  }
  const sums = digestsIn((await shell.run(`sha256sum ${beside(files)}`)).output)
  const damaged = [...files].find(([name, text]) => sums.get(`${name}.new`) !== digestOf(text))
  return damaged && `${damaged[0]} did not arrive whole`
}

/** Owner and mode come first and a hang-up is ignored, so that the old files go together or stay. */
async function takePlace(shell: RemoteShell, files: TunnelFileSet): Promise<string | undefined> {
  const all = beside(files)
  const prepare = `trap '' HUP; chmod 644 ${all} && chown root:root ${all}`
  const moves = [...files.keys()].map((name) => `mv -f ${name}.new ${name}`)
  return (await complaint(shell, prepare)) ?? (await complaint(shell, moves.join(' && ')))
}

/** What a command complains of, behind its last colon; undefined when it succeeds. */
async function complaint(
  { run }: RemoteShell,
  command: string,
  input?: string,
): Promise<string | undefined> {
  const { exitCode, output } = await run(command, input)
  if (exitCode === 0) return undefined
  return /: ([^:\n]+)\n*$/.exec(output)?.[1] ?? 'a command failed'
}
