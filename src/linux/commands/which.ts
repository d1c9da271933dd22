import type { LinuxCommand } from '../command.ts'
import { MAY } from '../tree/credentials.ts'

/** Says where programs lie. */
export const which: LinuxCommand = {
  name: 'which',
  run: (args, { env, files, path, host }) => {
    const names = args.filter((arg) => !arg.startsWith('-'))
    const folders = (env['PATH'] ?? '').split(':').filter(Boolean)
    const found = names.map((name) => {
      const paths = name.includes('/') ? [path(name)] : folders.map((folder) => `${folder}/${name}`)
      return paths.find(
        (file) =>
          host.tree.root.has(file) && files.stat(file).kind === 'file' && files.may(file, MAY.run),
      )
    })
    const stdout = found.map((file) => (file === undefined ? '' : `${file}\n`)).join('')
    return { stdout, exitCode: found.includes(undefined) ? 1 : 0 }
  },
}
