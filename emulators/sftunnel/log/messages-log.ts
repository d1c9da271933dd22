import { formatDate, type FileTree } from '../../../src/emulator/index.ts'
import { ifRoom } from '../files/if-room.ts'

/** How serious a line is. */
export type LogLevel = 'INFO' | 'WARN' | 'ERROR' | 'CRITICAL'

/** One line of `messages` before it has a time. */
export interface LogLine {
  /** The program that writes it, such as `sftunneld`. */
  readonly process: string
  /** The part of it, such as `sf_ssl`. */
  readonly module: string
  readonly level: LogLevel
  readonly text: string
  readonly pid: number
  /** The thread; the process itself when absent. */
  readonly thread?: number
}

/** The `messages` file of an appliance. */
export interface MessagesLog {
  readonly path: string
  readonly write: (...lines: readonly LogLine[]) => void
}

/** Where and as whom an appliance writes its `messages`. */
export interface MessagesLogPlan {
  readonly tree: FileTree
  /** `/var/log/messages`, on a device `/ngfw/var/log/messages`. */
  readonly path: string
  readonly hostname: () => string
  /** The appliance's own time in milliseconds; lines have it in UTC. */
  readonly now: () => number
  /** `MESSAGES_BYTES_MAX` when absent. */
  readonly bytesMax?: number
}

/** `admin` reads it without sudo. */
const MODE = 0o644
/** Bytes after which the file becomes `messages.1`, in place of the one before. */
const MESSAGES_BYTES_MAX = 262_144

/** Writes lines as the appliances do (Cisco document 222464), into a file that is kept small. */
export function messagesLog(plan: MessagesLogPlan): MessagesLog {
  const { tree, path, hostname, now, bytesMax = MESSAGES_BYTES_MAX } = plan
  const files = tree.root

  function rotateFor(bytes: number): void {
    if (!files.has(path)) tree.put({ path, content: '', mode: MODE })
    else if (files.stat(path).size + bytes > bytesMax) {
      files.rename(path, `${path}.1`)
      tree.put({ path, content: '', mode: MODE })
    }
  }

  return {
    path,
    write(...lines) {
      const time = formatDate('%b %e %H:%M:%S', now(), 'UTC')
      const text = lines.map((line) => `${time} ${hostname()} ${lineText(line)}\n`).join('')
      const bytes = Buffer.from(text)
      ifRoom(() => {
        rotateFor(bytes.length)
        files.write(path, bytes, { append: true })
      })
    },
  }
}

function lineText({ process, module, level, text, pid, thread = pid }: LogLine): string {
  return `SF-IMS[${pid}]: [${thread}] ${process}:${module} [${level}] ${text}`
}
