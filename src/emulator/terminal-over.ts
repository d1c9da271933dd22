import type { Terminal } from '../console/index.ts'
import type { SshChannel } from '../ssh/index.ts'

/** A channel as a command line sees it. */
export function terminalOver(channel: SshChannel): Terminal {
  return {
    pty: channel.pty !== undefined,
    columns: () => channel.pty?.columns ?? 0,
    rows: () => channel.pty?.rows ?? 0,
    write: (data) => void channel.write(data),
    onInput: (listen) => channel.onData(listen),
    onResize: (listen) => channel.onResize(() => listen()),
    onEnd: (listen) => channel.onEnd(listen),
    close: (exitCode) => channel.exit(exitCode),
  }
}
