import type { StartedTestContainer } from 'testcontainers'

type Container = Pick<StartedTestContainer, 'exec'>

/** The text of a file in the lab directory of a container; nothing when there is none. */
export function readLabFile(container: Container, path: string): Promise<string | undefined> {
  return printedBy(container, `process.stdout.write(fs.readFileSync(path, 'utf8'))`, path)
}

/** The names in a folder of the lab directory of a container; none when there is no such folder. */
export async function listLabFolder(container: Container, path: string): Promise<string[]> {
  const print = `process.stdout.write(fs.readdirSync(path).join('\\n'))`
  const names = await printedBy(container, print, path)
  return names?.split('\n').filter(Boolean) ?? []
}

/** Runs in the container's own Node: what is on a tmpfs is not copied out, and an image may have no shell. */
async function printedBy(
  container: Container,
  print: string,
  path: string,
): Promise<string | undefined> {
  const script = `const path = process.env.FIELDFAULT_DIR + '/' + process.argv[1]; ${print}`
  const { exitCode, stdout } = await container.exec(['node', '-e', script, path])
  return exitCode === 0 ? stdout : undefined
}
