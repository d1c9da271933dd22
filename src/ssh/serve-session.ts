import type { ServerChannel, Session, SFTPWrapper } from 'ssh2'
import { channelOver, type SessionState, type SshChannel } from './channel.ts'
import type { Edge } from './edge.ts'
import type { SshServerPolicy, SshVisitor } from './server-policy.ts'
import type { Ssh2Connection } from './ssh2-internals.ts'

interface SessionParts {
  readonly connection: Ssh2Connection
  readonly policy: SshServerPolicy
  readonly envMax: number
  readonly visitor: SshVisitor
  readonly edge: Edge
  /** Number of the session on its connection, from 0. */
  readonly number: number
}

/** A session in use; `close` tells everyone on it that it is over, once. */
export interface OpenSession {
  readonly close: () => void
  readonly onClose: (listener: () => void) => void
}

/** Serves one session: its terminal and environment, then the one thing that runs on it. */
export function serveSession(session: Session, parts: SessionParts): OpenSession {
  const { policy, number } = parts
  const state: SessionState = {
    pty: undefined,
    env: new Map(),
    resized: new Set(),
    signalled: new Set(),
    closed: new Set(),
  }
  let open = true
  function close(): void {
    if (!open) return
    open = false
    for (const listener of state.closed) listener()
    policy.observe({ type: 'session.closed', session: number })
  }
  policy.observe({ type: 'session.opened', session: number })
  followTerminal(session, state, parts)
  session.on('signal', (accept, _reject, { name }) => {
    ;(accept as (() => void) | undefined)?.()
    for (const listener of state.signalled) listener(name)
  })
  session.on('close', close)
  serveProgram(session, state, parts)
  return { close, onClose: (listener) => void state.closed.add(listener) }
}

function followTerminal(session: Session, state: SessionState, parts: SessionParts): void {
  const { policy, number, envMax } = parts
  session.on('pty', (accept, _reject, { cols: columns, rows, ...asked }) => {
    // ssh2's types leave out the terminal name.
    const { term } = asked as { term?: string }
    state.pty = {
      term: term ?? '',
      columns,
      rows,
      modes: { ...asked.modes } as Record<string, number>,
    }
    policy.observe({ type: 'pty.requested', session: number, term: state.pty.term, columns, rows })
    ;(accept as (() => void) | undefined)?.()
  })
  session.on('window-change', (accept, _reject, { cols: columns, rows }) => {
    if (state.pty) Object.assign(state.pty, { columns, rows })
    for (const listener of state.resized) listener(columns, rows)
    ;(accept as (() => void) | undefined)?.()
  })
  session.on('env', (accept, reject, asked) => {
    const { key, val } = asked
    const accepted = policy.acceptsEnv?.(key) === true && state.env.size < envMax
    if (accepted) state.env.set(key, val)
    const answer = (accepted ? accept : reject) as (() => void) | undefined
    answer?.()
  })
}

function serveProgram(session: Session, state: SessionState, parts: SessionParts): void {
  const { policy, visitor, edge, number } = parts
  const { handlers, observe } = policy
  const start = (accept: () => ServerChannel, run: (channel: SshChannel) => unknown) => {
    const channel = channelOver({ connection: parts.connection, stream: accept(), state, edge })
    edge.run(() => run(channel))
  }
  if (handlers.shell)
    session.on('shell', (accept) => {
      observe({ type: 'shell.started', session: number })
      start(accept, (channel) => handlers.shell?.(channel, visitor))
    })
  if (handlers.exec)
    session.on('exec', (accept, _reject, { command }) => {
      observe({ type: 'exec.started', session: number, command })
      start(accept, (channel) => handlers.exec?.(channel, command, visitor))
    })
  if (handlers.sftp)
    session.on('sftp', (accept) => {
      observe({ type: 'subsystem.started', session: number, name: 'sftp' })
      const sftp = acceptSftp(accept)
      const onClose = (listener: () => void) => void state.closed.add(edge.guarded(listener))
      edge.run(() => handlers.sftp?.({ sftp, guarded: edge.guarded, onClose }, visitor))
    })
  session.on('subsystem', (accept, reject, { name }) => {
    const run = handlers.subsystems?.[name]
    if (!run) return (reject as (() => void) | undefined)?.()
    observe({ type: 'subsystem.started', session: number, name })
    start(accept, (channel) => run(channel, visitor))
  })
}

function acceptSftp(accept: () => SFTPWrapper): SFTPWrapper {
  const sftp = accept()
  sftp.on('error', () => {})
  return sftp
}
