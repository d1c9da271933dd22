import { word } from '../../../src/emulator/index.ts'
import type { Visit } from '../visit.ts'
import { askPassword } from './backup-password.ts'
import { description, protocol } from './backup-slots.ts'
import { command } from './words.ts'

/** The open object of a scope whose settings include a file on a server. */
export interface RemoteFileScope {
  /** Changes the open object; says why not when it is gone. */
  readonly set: (visit: Visit, attributes: Record<string, string>) => string | void
  /** What the password typed for it is kept under. */
  readonly passwordName: (visit: Visit) => string
}

/** The `set` commands about a file on a server that backups, imports and policies share. */
export function remoteFileCommands({ set, passwordName }: RemoteFileScope) {
  return [
    command('set descr {descr}', {
      help: 'Description',
      slots: { descr: description },
      run: ({ descr }, { session }) => set(session, { descr }),
    }),
    command('set protocol {protocol}', {
      help: 'Protocol',
      slots: { protocol },
      run: ({ protocol }, { session }) => set(session, { proto: protocol }),
    }),
    command('set remote-file {file}', {
      help: 'Remote file',
      slots: { file: word('File name with its path on the server') },
      run: ({ file }, { session }) => set(session, { remoteFile: file }),
    }),
    command('set user {user}', {
      help: 'User',
      slots: { user: word('User name on the server') },
      run: ({ user }, { session }) => set(session, { user }),
    }),
    command('set password', {
      help: 'Password',
      async run(_, io) {
        await askPassword(io, passwordName(io.session))
        return set(io.session, {})
      },
    }),
  ]
}
