import type { CommandContext, CommandOutcome, Surroundings } from '../../../src/emulator/index.ts'
import { becomeRoot, enterLinux, identify } from './appliance-shell.ts'
import { localStock, remoteStock, type CertificateStock } from './certificate-stock.ts'
import type { ListedDevice } from './devices-csv.ts'
import { knownHostsOf } from './known-hosts.ts'
import type { Workplace } from './open-shell.ts'
import { noIdentity } from './screens/mistakes.ts'
import { accountLine, said, SEPARATOR, trouble } from './screens/transcript.ts'
import { readCall } from './script-call.ts'
import { copyingFrom, serveRow, type RowWork } from './serve-row.ts'

/** Whose network the scripts use. */
export interface CopyPlan {
  readonly surroundings: Surroundings
}

/** A script as it is carried out: where it runs, and what it prints. */
interface Run {
  readonly place: Workplace
  readonly print: (text: string) => void
  readonly say: (sentence: string) => void
}

/** `copy_sftunnel_certs.py`: from the manager on which it runs to everything in the list. */
export async function copyFromHere(
  plan: CopyPlan,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandOutcome> {
  const call = readCall('copy_sftunnel_certs.py', args, context)
  if ('answer' in call) return call.answer
  const stock = localStock(context)
  if (!stock) return { stderr: noIdentity(), exitCode: 1 }
  return giveAccount(plan, context, (run) => serveRows(run, call.devices, stock))
}

/** `copy_sftunnel_certs_jumpserver.py`: from the manager in the first row to all others. */
export async function copyFromFirst(
  plan: CopyPlan,
  args: readonly string[],
  context: CommandContext,
): Promise<CommandOutcome> {
  const call = readCall('copy_sftunnel_certs_jumpserver.py', args, context)
  if ('answer' in call) return call.answer
  const [first, ...others] = call.devices
  return giveAccount(plan, context, async (run) => {
    const stock = await fetchStock(run, first!)
    return stock ? serveRows(run, others, stock) : false
  })
}

/** Lets `work` go through a list and prints its account; the exit status tells whether all went well. */
async function giveAccount(
  { surroundings }: CopyPlan,
  context: CommandContext,
  work: (run: Run) => Promise<boolean>,
): Promise<CommandOutcome> {
  const { signal, write, host, until } = context
  let stdout = ''
  const print = (text: string) => {
    if (signal.aborted) return
    if (write) write(text)
    else stdout += text
  }
  const say = (sentence: string) => print(accountLine(host.clock.now(), sentence))
  const place = { surroundings, signal, knownHosts: knownHostsOf(context) }
  print(SEPARATOR)
  const isGood = await until(work({ place, print, say }))
  return { stdout, exitCode: isGood ? 0 : 1 }
}

/** Goes through a list; true when nothing went wrong. */
async function serveRows(
  run: Run,
  devices: readonly ListedDevice[],
  stock: CertificateStock,
): Promise<boolean> {
  let isGood = true
  for (const device of devices) {
    if (run.place.signal.aborted) return false
    isGood = (await serve(run, device, copyingFrom(stock))) && isGood
  }
  return isGood
}

/** What the manager of the first row has; undefined when it cannot be had. */
async function fetchStock(run: Run, first: ListedDevice): Promise<CertificateStock | undefined> {
  let stock: CertificateStock | undefined
  await serve(run, first, async ({ device: { name, password }, shell, say }) => {
    const manager = (await enterLinux(shell)) ? await identify(shell) : undefined
    if (!manager) return trouble.noShell(name)
    if (!manager.isManager) return trouble.firstIsNoFmc(name)
    if (!(await becomeRoot(shell, password))) return trouble.noRoot(name)
    const fetched = await remoteStock(shell, manager.uuid)
    if (!fetched || shell.isLost()) return trouble.unreadable(name)
    say(said.noHaPeer(name))
    stock = fetched
    return undefined
  })
  return stock
}

async function serve({ place, print, say }: Run, device: ListedDevice, work: RowWork) {
  const isGood = await serveRow(place, { device, say }, work)
  print(SEPARATOR)
  return isGood
}
