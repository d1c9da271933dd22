import type { Actor } from 'xstate'
import type { Surroundings } from '../../../src/emulator/index.ts'
import type { ucsmMachine } from '../machines/ucsm-machine.ts'
import { auditLine, eventLine, faultLevel, faultLine } from '../screens/syslog-line.ts'
import { fileBytesMax, isWritten, type SyslogSource } from './syslog-policy.ts'

/** The local syslog file of an interconnect. */
export interface SyslogFile {
  /** Its lines, oldest first. */
  readonly lines: () => readonly string[]
}

/** The level of events and audit entries: information. */
const INFORMATION = 6

/** Keeps the syslog file of an interconnect: what it records, as far as its configuration has it written. */
export function keepSyslogFile(
  { clock, record }: Pick<Surroundings, 'clock' | 'record'>,
  appliance: Actor<typeof ucsmMachine>,
): SyslogFile {
  let lines: readonly string[] = []
  const journal = record('syslog')
  const objects = () => appliance.getSnapshot().context.objects

  function write(source: SyslogSource, level: number, line: string): void {
    if (!isWritten(objects(), source, level)) return
    lines = newestWithin(fileBytesMax(objects()), [...lines, line])
    journal('syslog.written', { line })
  }

  appliance.on('event.recorded', ({ data }) =>
    write('events', INFORMATION, eventLine(data, clock.now())),
  )
  appliance.on('audit.recorded', ({ data }) =>
    write('audits', INFORMATION, auditLine(data, clock.now())),
  )
  for (const told of ['alarm.raised', 'alarm.cleared'] as const)
    appliance.on(told, ({ data }) => {
      // Monitoring guide 4.3: FSM faults are not sent to syslog.
      if (data.type === 'fsm') return
      write('faults', faultLevel(data.originalSeverity), faultLine(data, clock.now()))
    })
  return { lines: () => lines }
}

/** The newest lines that fit: the oldest messages are written over. */
function newestWithin(bytesMax: number, lines: readonly string[]): readonly string[] {
  let bytes = lines.reduce((sum, line) => sum + line.length + 1, 0)
  let first = 0
  while (bytes > bytesMax) bytes -= lines[first++]!.length + 1
  return first === 0 ? lines : lines.slice(first)
}
