import type { Actor } from 'xstate'
import type { Emitted } from '../../../src/emulator/index.ts'
import type { srstMachine } from '../machines/srst-machine.ts'
import { messageLine, traceLines } from '../screens/log-lines.ts'
import { createLogBook, type LogBook } from './log-book.ts'

/** Opens the log files of a machine and writes down what happens to it. */
export function keepLogs(appliance: Actor<typeof srstMachine>, now: () => number): LogBook {
  const book = createLogBook(now)
  book.write('dmesg', 'Linux version 2.6.32 (VMware)')
  book.write('messages.log', messageLine(now(), 'SYSTEM ONLINE'))
  book.write('atrace.log')
  appliance.on('*', (emitted) => follow(book, emitted, now()))
  return book
}

function follow(book: LogBook, emitted: Emitted, nowMs: number): void {
  const message = messageOf(emitted)
  if (message !== undefined) book.write('messages.log', messageLine(nowMs, message))
  const lines = traceLines(emitted, book.traced(), nowMs)
  if (lines.length > 0) book.write('atrace.log', ...lines)
}

/** What the system log says of an event; undefined when nothing. */
function messageOf({ type, data }: Emitted): string | undefined {
  switch (type) {
    case 'operation.recorded':
      return `${data.operation} of ${data.category}, id ${data.id}: ${data.result}`
    case 'schedule.fired':
      return `Schedule started: ${data.schedule}`
    case 'schedule.ended':
      return `Schedule ended: ${data.schedule}: ${data.result}`
    case 'configuration.saved':
      return 'Configuration saved'
    case 'appliance.rebooted':
      return `System restart: ${data.reason}`
    case 'appliance.halted':
      return 'System halted'
    default:
      return undefined
  }
}
