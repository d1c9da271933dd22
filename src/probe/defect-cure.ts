import { negotiate, type HandshakeExplanation, type SshClientDefect } from '../ssh/index.ts'
import { createAdvice, type Change } from './advice.ts'
import { algorithmsIn, listsOfSide } from './settings.ts'

/**
 * The one change on a server that leads a client with a defect around it: another key exchange. None
 * when the defect strikes with every one.
 */
export function cureForDefect(
  explanation: HandshakeExplanation,
  { whenKex }: SshClientDefect,
  ident: string,
): Change[] {
  if (whenKex === undefined) return []
  const client = listsOfSide(explanation, 'client')
  const server = listsOfSide(explanation, 'server')
  const advice = createAdvice('server', ident)
  const kex = server.kex.filter((name) => name !== whenKex)
  if (!negotiate(client, { ...server, kex }).failedAt)
    return [advice.replaceKex(whenKex, [], server)]
  const others = algorithmsIn(client.kex).filter((name) => name !== whenKex)
  const usable = others.filter((name) => advice.effort('kex', name, server) === 0)
  const preferred = usable.filter((name) => client.kex.indexOf(name) < client.kex.indexOf(whenKex))
  if (preferred.length > 0) return [advice.add('kex', preferred, server)]
  return usable.length > 0 ? [advice.replaceKex(whenKex, usable, server)] : []
}
