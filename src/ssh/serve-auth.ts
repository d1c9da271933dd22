import { createHash } from 'node:crypto'
import type { AuthContext, KeyboardAuthContext, PublicKeyAuthContext } from 'ssh2'
import ssh2 from 'ssh2'
import type { Edge } from './edge.ts'
import type { Ending } from './ending.ts'
import type { SshServerPolicy } from './server-policy.ts'
import type { Ssh2Connection } from './ssh2-internals.ts'
import { beforeLogin } from './ssh2-watch.ts'
import { disconnectCodes } from './transport-messages.ts'

interface AuthParts {
  readonly connection: Ssh2Connection
  readonly policy: SshServerPolicy
  readonly attemptsMax: number
  readonly edge: Edge
  readonly ending: Ending
  /** Told who it is, once, before the client is. */
  readonly loggedIn: (user: string) => void
}

/** The methods ssh2 reads. */
const AUTH_METHODS = ['none', 'password', 'publickey', 'hostbased', 'keyboard-interactive']
const PASSWORD_PROMPT = [{ prompt: 'Password: ', echo: false }]

/**
 * Answers login requests as the policy says (RFC 4252). Failures are counted as OpenSSH counts them:
 * the first `none` is free, and the last failure allowed is answered with a DISCONNECT.
 */
export function serveAuthentication(parts: AuthParts): void {
  const { connection, policy, attemptsMax, edge, ending, loggedIn } = parts
  const { auth, clock, observe } = policy
  let failures = 0
  let firstUser: string | undefined

  function accept(ctx: AuthContext): void {
    if (ending.why) return
    const asksWhetherKeyWouldDo = ctx.method === 'publickey' && !ctx.signature
    if (!asksWhetherKeyWouldDo) {
      observe({ type: 'login.accepted', user: ctx.username, method: ctx.method })
      loggedIn(ctx.username)
    }
    ctx.accept()
  }

  function refuse(user: string, method: string, reject: () => void): void {
    if (ending.why) return
    if (method !== 'none') {
      observe({ type: 'login.refused', user, method })
      failures += 1
    }
    const answer = () => {
      if (failures < attemptsMax) return reject()
      const text = 'Too many authentication failures'
      ending.end({ reason: 'limit', detail: text }, { code: disconnectCodes.protocolError, text })
    }
    if (!auth.failureDelayMs || method === 'none') return answer()
    clock.setTimeout(
      edge.guarded(() => void (ending.why ?? answer())),
      auth.failureDelayMs,
    )
  }

  async function decide(ctx: AuthContext): Promise<void> {
    const { username: user, method } = ctx
    if (method !== 'none') observe({ type: 'login.tried', user, method })
    const known = auth.methods.includes(method)
    if (known && (await verdict(ctx, policy))) accept(ctx)
    else refuse(user, method, () => ctx.reject([...auth.methods] as never[]))
  }

  /** What ssh2 would end the connection for with no more than a code. */
  function screen(user: string, _service: string, method: string): boolean {
    firstUser ??= user
    if (user !== firstUser) {
      const text = `Change of username not allowed: ${firstUser} -> ${user}`
      ending.end({ reason: 'error', detail: text }, { code: disconnectCodes.protocolError, text })
      return true
    }
    if (AUTH_METHODS.includes(method)) return false
    observe({ type: 'login.tried', user, method })
    refuse(user, method, () => connection._protocol.authFailure(auth.methods))
    return true
  }

  connection.on('authentication', edge.guarded(decide))
  beforeLogin(connection._protocol, screen)
}

async function verdict(ctx: AuthContext, policy: SshServerPolicy): Promise<boolean> {
  const { auth, activity } = policy
  const check = async () => {
    const { username: user } = ctx
    switch (ctx.method) {
      case 'none':
        return (await auth.none?.(user)) ?? false
      case 'password':
        return (await auth.password?.(user, ctx.password)) ?? false
      case 'publickey':
        return publicKeyVerdict(ctx, policy)
      case 'keyboard-interactive':
        return keyboardVerdict(ctx, policy)
      case 'hostbased':
        return false
    }
  }
  return activity && ctx.method !== 'keyboard-interactive'
    ? activity.during(`login of ${ctx.username}`, check)
    : check()
}

/** Asks the prompts and checks the answers; the peer may take its time, so that is no operation. */
async function keyboardVerdict(
  ctx: KeyboardAuthContext,
  { auth }: SshServerPolicy,
): Promise<boolean> {
  const dialogue = auth.keyboardInteractive
  if (!dialogue) return false
  const { name = '', instruction = '', prompts = PASSWORD_PROMPT } = dialogue
  const answers = await new Promise<readonly string[] | Error>((resolve) => {
    ctx.prompt([...prompts], name, instruction, (given: readonly string[] | Error) =>
      resolve(given),
    )
  })
  return Array.isArray(answers) && (await dialogue.check(ctx.username, answers))
}

/** A key is first offered without a signature, to ask whether it would do (RFC 4252 section 7). */
async function publicKeyVerdict(
  ctx: PublicKeyAuthContext,
  { auth }: SshServerPolicy,
): Promise<boolean> {
  const { data: blob } = ctx.key
  const parsed = ssh2.utils.parseKey(blob)
  if (parsed instanceof Error) return false
  const fingerprintSha256 = `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`
  const welcome = await auth.publicKey?.(ctx.username, {
    type: parsed.type,
    blob,
    fingerprintSha256,
  })
  if (!welcome) return false
  if (!ctx.signature || !ctx.blob) return true
  // ssh2 answers with an error, not with false, when the signature cannot be read.
  const verified: unknown = parsed.verify(ctx.blob, ctx.signature, ctx.hashAlgo)
  return verified === true
}
