import { recalled, type CommandOutcome, type TlsSession } from '../../../../src/emulator/index.ts'
import type { OpensslAct, OpensslPlace } from './act.ts'
import { dialError, handshakeError } from './handshake-error.ts'
import { callServer, type ServerCall } from './s-client-call.ts'
import { serverScreen } from './s-client-screen.ts'
import { otherKeyText, readClientSettings, type ClientSettings } from './s-client-settings.ts'
import { talk } from './s-client-talk.ts'

export const evidence = recalled(
  'Output of s_client by OpenSSL 1.0.2 and 1.1.1; that of 3.0 is compared with the program. Session id, master key and temporary key are not shown.',
)

/** `openssl s_client`: shakes hands with a server and shows what it is; typed lines go to the server until `Q`. */
export const sClient: OpensslAct = async (args, place) => {
  const settings = readClientSettings(args, place)
  if ('mistake' in settings) return settings.mistake
  const call = await callServer(settings, place)
  const { dialled } = call
  if (dialled.ok) return withSession(dialled.session, call, settings, place)
  if (dialled.stage === 'credentials')
    return { stderr: otherKeyText(place.generation), exitCode: 1 }
  if (dialled.stage === 'dial')
    return { stderr: dialError(dialled.reason, place.generation), exitCode: 1 }
  const { refusal } = dialled
  const error = handshakeError(refusal, place.generation)
  return {
    stdout: CONNECTED + screenOf(call, settings, place),
    stderr: spoken(call, settings, place) + (error || 'write:errno=104\n'),
    exitCode: 1,
  }
}

const CONNECTED = 'CONNECTED(00000003)\n'

function screenOf(
  { sight }: ServerCall,
  { showsChain }: ClientSettings,
  { generation }: OpensslPlace,
): string {
  return serverScreen(sight, { generation, showsChain })
}

/** What goes to standard error during the handshake. */
function spoken(
  { verifyLines, sight }: ServerCall,
  { serverName }: ClientSettings,
  { generation }: OpensslPlace,
): string {
  const isNamed = serverName !== undefined || generation === '1.0' || sight.version === undefined
  return `${isNamed ? '' : "Can't use SSL_get_servername\n"}${verifyLines}`
}

async function withSession(
  session: TlsSession,
  call: ServerCall,
  settings: ClientSettings,
  place: OpensslPlace,
): Promise<CommandOutcome> {
  const { context, generation } = place
  const { tty, write, stdinIsVisitor, stdin } = context
  const stdout = CONNECTED + screenOf(call, settings, place)
  const stderr = spoken(call, settings, place)
  if (!tty || !write || !stdinIsVisitor) {
    session.stream.resume()
    if (stdin.length > 0) session.stream.write(stdin)
    session.close()
    return { stdout, stderr: `${stderr}DONE\n` }
  }
  write(CONNECTED + stderr + stdout.slice(CONNECTED.length))
  return talk(session, { tty, write, generation })
}
