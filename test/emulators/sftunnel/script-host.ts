import { copyScripts, pythonCommand } from '../../../emulators/sftunnel/copy-certs/index.ts'
import {
  createFileTree,
  createLinuxHost,
  createShell,
  defineEmulator,
  runAtConsole,
  type CastOptions,
  type ConsoleAnswer,
  type FileTree,
} from '../../../src/emulator/index.ts'

/** A machine in the lab on which the copy scripts can be started. */
export interface ScriptHostHandle {
  /** Carries out a line as root, or as somebody else. */
  readonly run: (line: string, user?: 'root' | 'user') => Promise<ConsoleAnswer>
  readonly put: (files: Readonly<Record<string, string>>) => void
  readonly tree: FileTree
}

const SEARCH_PATH = '/usr/sbin:/sbin:/usr/bin:/bin:/usr/local/sf/bin'

/** A Linux with the copy scripts and python3, and nothing else that matters here. */
export const scriptHost = defineEmulator<{ title: string }, CastOptions, ScriptHostHandle>({
  name: 'script-host',
  imitates: 'A machine with the copy scripts',
  profiles: { linux: { title: 'Linux' } },
  defaultProfile: 'linux',
  options: {},
  doors: [],
  machines: [],
  commands: () => [],
  behaviours: {},
  events: {},
  evidence: () => [],
  start: ({ surroundings }) => {
    const { clock } = surroundings
    const tree = createFileTree({ now: clock.now })
    const host = createLinuxHost({
      hostname: () => 'host',
      clock,
      tree,
      accounts: [{ name: 'user', uid: 1000, gid: 1000, home: '/home/user' }],
      commands: [
        ...copyScripts({ surroundings }),
        pythonCommand({ surroundings }),
        pythonCommand({ surroundings }, 'python'),
      ],
      facts: { path: SEARCH_PATH, rootPath: SEARCH_PATH },
    })
    const record = surroundings.record('shell')
    const handle: ScriptHostHandle = {
      tree,
      put(files) {
        for (const [path, content] of Object.entries(files)) tree.put({ path, content })
      },
      run: (line, user = 'root') => {
        const shell = createShell({ host, account: host.accounts.find(user)! })
        return runAtConsole(surroundings, line, { shell, record })
      },
    }
    return Promise.resolve({
      handle,
      state: () => 'ready',
      profile: () => 'Linux',
      send: () => {},
      credentials: [],
      hostKeys: () => [],
      stop: () => {},
    })
  },
})
