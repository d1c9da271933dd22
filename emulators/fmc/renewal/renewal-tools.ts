import type { FileEntry, FileTree, LinuxCommand } from '../../../src/emulator/index.ts'
import { copyScripts, jumpServerFile } from '../../sftunnel/copy-certs/index.ts'
import { generateCerts } from './generate-certs.ts'
import type { RenewalPlan } from './renew-certificates.ts'

/** The programs that renew the InternalCA and bring what it has issued to the devices. */
export function renewalTools(plan: RenewalPlan): LinuxCommand[] {
  return [generateCerts(plan), ...copyScripts(plan)]
}

/** Puts the programs where they belong, unless they are there; or removes them. */
export function placeTools(
  { root, put }: FileTree,
  tools: readonly LinuxCommand[],
  areThere: boolean,
): void {
  for (const { name, path = name } of tools) {
    if (areThere && !root.has(path)) put(programAt(path, name))
    if (!areThere && root.has(path)) root.remove(path)
  }
}

/** The script for a jump server is there to be read, too. */
function programAt(path: string, program: string): FileEntry {
  return path === jumpServerFile.path ? jumpServerFile : { path, program }
}
