/**
 * Every error of the lab: its sentence, the HTTP status of the API and the exit code of the command
 * line (2 wrong use, 3 the lab failed). `docs/errors.md` lists the same codes; a tidy test compares.
 */
export const labErrors = {
  'lab-not-settled': {
    status: 500,
    exit: 3,
    says: ({ limitMs, running }: { limitMs: number; running: string[] }) =>
      `Cannot move the lab's time: after ${limitMs} ms of real time it has not settled; still running: ${[...new Set(running)].join(', ') || 'nothing named'}. Look at these operations, or raise the limit with FIELDFAULT_SETTLE_MS.`,
  },
  'clock-backwards': {
    status: 409,
    exit: 2,
    says: ({ nowMs, targetMs }: { nowMs: number; targetMs: number }) =>
      `Cannot set the clock to ${iso(targetMs)}: the lab is at ${iso(nowMs)} already. Lab time only goes forward; start the lab anew with --start.`,
  },
  'bad-egress': {
    status: 400,
    exit: 2,
    says: ({ text }: { text: string }) =>
      `Cannot let appliances dial "${text}": it is not a host with a port. Write it like 127.0.0.1:2222 or backup.example.com:22.`,
  },
  'bad-bind': {
    status: 400,
    exit: 2,
    says: ({ bind }: { bind: string }) =>
      `Cannot listen on "${bind}": it is not an IP address. Give one of this machine's, such as 127.0.0.1.`,
  },
  'report-unwritable': {
    status: 500,
    exit: 2,
    says: ({ file, fact }: { file: string; fact: string }) =>
      `Cannot write to ${file}: the system says ${fact}. Choose a file in a folder that is there, writable and not full.`,
  },
  'clock-too-far': {
    status: 400,
    exit: 2,
    says: ({ nowMs }: { nowMs: number }) =>
      `Cannot move the clock that far: after ${iso(nowMs)} it may go up to the end of the year 9999. Choose a nearer instant.`,
  },
  'scenario-too-long': {
    status: 500,
    exit: 3,
    says: ({ limitMs, step }: { limitMs: number; step: string }) =>
      `Cannot finish the scenario: after ${limitMs} ms of real time it is still in "${step}". Look for something that it waits for and that never comes, or raise the limit with FIELDFAULT_SCENARIO_MS.`,
  },
  'bad-duration': {
    status: 400,
    exit: 2,
    says: ({ text }: { text: string }) =>
      `Cannot read the duration "${text}": it is not a number with a unit. Write it like 250ms, 90s, 15m, 2h, 3651d or 1h30m.`,
  },
  'bad-instant': {
    status: 400,
    exit: 2,
    says: ({ text }: { text: string }) =>
      `Cannot read the date "${text}": it is not an ISO 8601 date. Write it like 2019-09-11T10:00:00Z.`,
  },
  'bad-address': {
    status: 400,
    exit: 2,
    says: ({ appliance, address }: { appliance: string; address: string }) =>
      `Cannot place "${appliance}": "${address}" is not an IP address. Give it one such as 10.48.79.232, or none.`,
  },
  'address-taken': {
    status: 409,
    exit: 2,
    says: ({ appliance, address, owner }: { appliance: string; address: string; owner: string }) =>
      `Cannot place "${appliance}": the address ${address} belongs to "${owner}". Give each appliance its own address.`,
  },
  'port-not-free': {
    status: 409,
    exit: 3,
    says: ({
      service,
      host,
      port,
      fact,
    }: {
      service: string
      host: string
      port: number
      fact: string
    }) =>
      `Cannot open the ${service} door on ${host}:${port}: ${listenFact(fact)}. Free the port, or start with --ports free.`,
  },
  'port-range-used-up': {
    status: 409,
    exit: 2,
    says: ({ door, first, last }: { door: string; first: number; last: number }) =>
      `Cannot open ${door}: each of the ports ${first}-${last} has a door already. Give a longer range with --ports.`,
  },
  'weak-token': {
    status: 400,
    exit: 2,
    says: ({ least }: { least: number }) =>
      `Cannot protect the control API: its token is too easy to guess. Give at least ${least} letters, digits and signs without blanks, or none for one made by chance.`,
  },
  'no-internal-ca': {
    status: 404,
    exit: 2,
    says: ({ appliance, known }: { appliance: string; known: readonly string[] }) =>
      `Cannot give the internal CA of "${appliance}": it has none. Appliances with one: ${known.join(', ') || 'none'}.`,
  },
  'no-tls-identity': {
    status: 404,
    exit: 2,
    says: ({ appliance, known }: { appliance: string; known: readonly string[] }) =>
      `Cannot give the certificate and key of "${appliance}": it has none for TLS. Appliances with them: ${known.join(', ') || 'none'}.`,
  },
  'no-such-door': {
    status: 404,
    exit: 2,
    says: ({
      appliance,
      service,
      known,
    }: {
      appliance: string
      service: string
      known: readonly string[]
    }) =>
      `Cannot find the door "${service}" of "${appliance}": it has none of that service. Its doors: ${known.join(', ') || 'none'}.`,
  },
  'container-not-one-lab': {
    status: 400,
    exit: 2,
    says: ({ fact }: { fact: string }) =>
      `Cannot start the container: ${fact}. Say which lab with withScenario, withLabFile or withAppliance, one of them.`,
  },
  'container-gone': {
    status: 404,
    exit: 3,
    says: ({ url, fact }: { url: string; fact: string }) =>
      `Cannot reach the lab of the container at ${url}: ${fact}. Look at the container's log.`,
  },
  'api-port-not-free': {
    status: 409,
    exit: 3,
    says: ({ host, port, fact }: { host: string; port: number; fact: string }) =>
      `Cannot open the control API on ${host}:${port}: ${listenFact(fact)}. Free the port, or choose another with --api-port; without it any free one is taken.`,
  },
  'unknown-profile': {
    status: 404,
    exit: 2,
    says: ({
      role,
      emulator,
      profile,
      known,
    }: {
      role: string
      emulator: string
      profile: string
      known: readonly string[]
    }) =>
      `Cannot start "${role}": emulator "${emulator}" has no profile "${profile}". Known profiles: ${known.join(', ')}.`,
  },
  'unknown-appliance': {
    status: 404,
    exit: 2,
    says: ({ name, known }: { name: string; known: readonly string[] }) =>
      `Cannot find the appliance "${name}": the lab has none of that name. Running: ${known.join(', ') || 'none'}.`,
  },
  'unknown-entry': {
    status: 404,
    exit: 2,
    says: ({ event, near }: { event: string; near: readonly string[] }) =>
      `Cannot show entries of "${event}": the journal knows no event of that name. ${near.length > 0 ? `Nearest: ${near.join(', ')}.` : 'Names are like backup.failed; * stands for anything.'}`,
  },
  'unknown-event': {
    status: 400,
    exit: 2,
    says: ({
      appliance,
      emulator,
      type,
      known,
    }: {
      appliance: string
      emulator: string
      type: string
      known: readonly string[]
    }) =>
      `Cannot send "${type}" to "${appliance}": emulator "${emulator}" knows no such event. Known events: ${known.join(', ') || 'none'}.`,
  },
  'trace-unwritable': {
    status: 500,
    exit: 2,
    says: ({ dir, fact }: { dir: string; fact: string }) =>
      `Cannot keep the trace in "${dir}": ${fact}. Name a folder that can be written with --trace.`,
  },
  'bad-inputs': {
    status: 400,
    exit: 2,
    says: ({ file, fact }: { file: string; fact: string }) =>
      `Cannot replay "${file}": ${fact}. Name a folder that fieldfault run --trace has made.`,
  },
  'unknown-machine': {
    status: 404,
    exit: 2,
    says: ({
      machine,
      emulator,
      appliance,
    }: Record<'machine' | 'emulator' | 'appliance', string>) =>
      `Cannot replay "${appliance}": there is no emulator "${emulator}" with a statechart "${machine}". If it is your own, name a scenario that casts it with --with.`,
  },
  'no-console': {
    status: 404,
    exit: 2,
    says: ({ appliance }: { appliance: string }) =>
      `Cannot reach the console of "${appliance}": it has none beside its SSH door. Use fieldfault ssh ${appliance}.`,
  },
  'no-such-charts': {
    status: 404,
    exit: 2,
    says: ({ name, near }: { name: string; near: readonly string[] }) =>
      `Cannot print the charts of "${name}": there is no emulator of that name. ${near.length > 0 ? `Nearest: ${near.join(', ')}.` : 'See fieldfault list.'}`,
  },
  'no-such-chart': {
    status: 404,
    exit: 2,
    says: ({
      emulator,
      chart,
      known,
    }: {
      emulator: string
      chart: string
      known: readonly string[]
    }) =>
      `Cannot print the chart "${chart}": emulator "${emulator}" has no such statechart. It has: ${known.join(', ')}.`,
  },
  'unknown-behaviour': {
    status: 404,
    exit: 2,
    says: ({
      appliance,
      emulator,
      behaviour,
      known,
    }: {
      appliance: string
      emulator: string
      behaviour: string
      known: readonly string[]
    }) =>
      `Cannot switch "${behaviour}" of "${appliance}": emulator "${emulator}" has no such behaviour. Its behaviours: ${known.join(', ') || 'none'}.`,
  },
  'missing-fact': {
    status: 400,
    exit: 2,
    says: ({ appliance, type, fact }: { appliance: string; type: string; fact: string }) =>
      `Cannot send "${type}" to "${appliance}": "${fact}" is missing. Add ${fact}=VALUE.`,
  },
  'bad-fact': {
    status: 400,
    exit: 2,
    says: ({
      appliance,
      type,
      fact,
      value,
      allowed,
    }: {
      appliance: string
      type: string
      fact: string
      value: string
      allowed: readonly string[]
    }) =>
      `Cannot send "${type}" to "${appliance}": ${fact} cannot be "${value}". Allowed: ${allowed.join(', ')}.`,
  },
  'stray-fact': {
    status: 400,
    exit: 2,
    says: ({
      appliance,
      type,
      fact,
      known,
    }: {
      appliance: string
      type: string
      fact: string
      known: readonly string[]
    }) =>
      `Cannot send "${type}" to "${appliance}": the event has no "${fact}". It takes: ${known.join(', ') || 'nothing'}.`,
  },
  'bad-usage': {
    status: 500,
    exit: 3,
    says: ({ usage, fact }: { usage: string; fact: string }) =>
      `Cannot read the usage line "${usage}": ${fact}. Write keywords, {slots} with a reader each, [optional parts] and (one|of|these).`,
  },
  'unknown-fault': {
    status: 404,
    exit: 2,
    says: ({ name, known }: { name: string; known: string[] }) =>
      `Cannot apply the fault "${name}": there is no such fault. Known faults: ${known.join(', ')}.`,
  },
  'bad-fault-settings': {
    status: 400,
    exit: 2,
    says: ({ name, fact, takes }: { name: string; fact: string; takes: string[] }) =>
      `Cannot apply the fault "${name}": ${fact}. It takes: ${takes.join(', ') || 'no settings'}.`,
  },
  'no-such-scenario': {
    status: 404,
    exit: 2,
    says: ({ name, near }: { name: string; near: readonly string[] }) =>
      `Cannot find the scenario "${name}": there is no scenario and no file of that name. ${near.length > 0 ? `Nearest: ${near.join(', ')}.` : 'See fieldfault list.'}`,
  },
  'bad-scenario-file': {
    status: 400,
    exit: 2,
    says: ({ file, fact }: { file: string; fact: string }) =>
      `Cannot use the file ${file}: ${fact}. Correct it; fieldfault validate shows every problem at once.`,
  },
  'lab-without-script': {
    status: 400,
    exit: 2,
    says: ({ file }: { file: string }) =>
      `Cannot run ${file}: it is a lab file, which has a cast and no script. Start its cast with fieldfault up.`,
  },
  'nothing-to-run': {
    status: 404,
    exit: 2,
    says: ({ fact }: { fact: string }) => `Cannot run any scenario: ${fact}. See fieldfault list.`,
  },
  'no-such-step': {
    status: 404,
    exit: 2,
    says: ({
      step,
      scenario,
      known,
    }: {
      step: string
      scenario: string
      known: readonly string[]
    }) =>
      `Cannot stop at the step "${step}" of ${scenario}: its script has no such step. Its steps: ${known.join('; ') || 'none'}.`,
  },
  'step-not-reached': {
    status: 409,
    exit: 3,
    says: ({ step, scenario, fact }: { step: string; scenario: string; fact: string }) =>
      `Cannot play ${scenario} up to "${step}": ${fact}. Play it with fieldfault run to see everything around it.`,
  },
  'bad-host-key-pin': {
    status: 400,
    exit: 2,
    says: ({ text, fact, allowed }: { text: string; fact: string; allowed: readonly string[] }) =>
      `Cannot pin "${text}": ${fact}. Write "HOST TYPE FINGERPRINT" with a type of ${allowed.join(', ')}, or the MD5 fingerprint alone, like 85:c1:ca:44:1e:c1:b0:2b:1f:47:a9:43:72:13:50:e8.`,
  },
  'cannot-probe-as': {
    status: 400,
    exit: 2,
    says: ({ asked, fact, allowed }: { asked: string; fact: string; allowed: readonly string[] }) =>
      `Cannot probe as "${asked}": ${fact}. Allowed: ${allowed.join(', ') || 'none'}.`,
  },
  'bad-probe-url': {
    status: 400,
    exit: 2,
    says: ({ url, fact }: { url: string; fact: string }) =>
      `Cannot probe "${url}": ${fact}. Write it like sftp://user@host:22/path; scp, ssh, ftp and tftp do as well.`,
  },
  'unknown-reporter': {
    status: 400,
    exit: 2,
    says: ({ name, known }: { name: string; known: readonly string[] }) =>
      `Cannot report as "${name}": there is no such reporter. Known reporters: ${known.join(', ')}; each may be written as name=FILE.`,
  },
  'nothing-to-describe': {
    status: 404,
    exit: 2,
    says: ({ name, near }: { name: string; near: readonly string[] }) =>
      `Cannot describe "${name}": it is neither an emulator nor a scenario. ${near.length > 0 ? `Nearest: ${near.join(', ')}.` : 'See fieldfault list.'}`,
  },
  'wrong-use': {
    status: 400,
    exit: 2,
    says: ({ command, fact }: { command: string; fact: string }) =>
      `Cannot read the command line: ${fact}. See ${command} --help.`,
  },
  'bad-pair': {
    status: 400,
    exit: 2,
    says: ({ text }: { text: string }) =>
      `Cannot read "${text}": it is not of the form key=value. Write it like to="4.0(2a)".`,
  },
  'doubled-pair': {
    status: 400,
    exit: 2,
    says: ({ text, key }: { text: string; key: string }) =>
      `Cannot read "${text}": "${key}" has a value already. Give it once.`,
  },
  'no-working-folder': {
    status: 404,
    exit: 2,
    says: ({ fact }: { fact: string }) =>
      `Cannot start: the folder you are in is gone; the system says ${fact}. Change to one that is there.`,
  },
  'lab-out-of-reach': {
    status: 404,
    exit: 3,
    says: ({ dir, pid, fact }: { dir: string; pid: number; fact: string }) =>
      `Cannot reach the lab of ${dir}: it runs as process ${pid}, but its api.json is ${fact}. End it with kill ${pid}, then start it anew with fieldfault up.`,
  },
  'no-lab-running': {
    status: 404,
    exit: 2,
    says: ({ dir }: { dir: string }) =>
      `Cannot reach a lab: none runs in ${dir}. Start one with fieldfault up, or name its directory with --dir.`,
  },
  'lab-gone': {
    status: 404,
    exit: 3,
    says: ({ dir, pid }: { dir: string; pid: number }) =>
      `Cannot reach the lab of ${dir}: its process ${pid} does not answer any more. Start it anew with fieldfault up.`,
  },
  'lab-already-running': {
    status: 409,
    exit: 2,
    says: ({ dir, pid }: { dir: string; pid: number }) =>
      `Cannot start a lab in ${dir}: one runs there already, as process ${pid}. Stop it with fieldfault down, or choose another --dir.`,
  },
  'lab-not-up': {
    status: 500,
    exit: 3,
    says: ({ fact, log }: { fact: string; log: string }) =>
      `Cannot start the lab: ${fact}. What it printed is in ${log}.`,
  },
  'directory-unusable': {
    status: 500,
    exit: 2,
    says: ({ dir, fact }: { dir: string; fact: string }) =>
      `Cannot write the lab directory ${dir}: ${folderFact(fact)}. Make the folder writable, or choose another with --dir.`,
  },
  'no-ssh-door': {
    status: 404,
    exit: 2,
    says: ({ appliance, known }: { appliance: string; known: readonly string[] }) =>
      `Cannot log in to "${appliance}": it has no SSH door. Appliances with one: ${known.join(', ') || 'none'}.`,
  },
  'program-missing': {
    status: 500,
    exit: 3,
    says: ({ program, fact }: { program: string; fact: string }) =>
      `Cannot run the program ${program}: the system says ${fact}. Install it, or see fieldfault doctor.`,
  },
  'wrong-token': {
    status: 401,
    exit: 2,
    says: ({ dir = 'the lab directory' }: { dir?: string }) =>
      `Cannot use the control API: the request has no token, or not the lab's. Send the one in api.json of ${dir} as "Authorization: Bearer TOKEN".`,
  },
  'unknown-route': {
    status: 404,
    exit: 3,
    says: ({ method, path }: { method: string; path: string }) =>
      `Cannot answer ${method} ${path}: the control API has no such route. GET /openapi.json lists all.`,
  },
  'bad-json': {
    status: 400,
    exit: 3,
    says: ({ fact }: { fact: string }) =>
      `Cannot read the body of the request: ${fact}. Send JSON, with "Content-Type: application/json".`,
  },
  'bad-request': {
    status: 400,
    exit: 2,
    says: ({ method, path, fact }: { method: string; path: string; fact: string }) =>
      `Cannot answer ${method} ${path}: ${fact}. GET /openapi.json says what the route takes.`,
  },
  'body-too-large': {
    status: 413,
    exit: 3,
    says: ({ limitBytes }: { limitBytes: number }) =>
      `Cannot read the body of the request: it is longer than ${limitBytes} bytes. Send less at a time.`,
  },
  'wrong-method': {
    status: 405,
    exit: 3,
    says: ({ method, path, allowed }: { method: string; path: string; allowed: string[] }) =>
      `Cannot answer ${method} ${path}: the route has no such method. Allowed: ${allowed.join(', ')}.`,
  },
  'bad-http': {
    status: 400,
    exit: 3,
    says: ({ fact }: { fact: string }) =>
      `Cannot read the request: ${fact}. Send HTTP/1.1, with a short head and without pauses.`,
  },
  'state-changed': {
    status: 409,
    exit: 2,
    says: ({
      appliance,
      given,
      revision,
    }: {
      appliance: string
      given: number
      revision: number
    }) =>
      `Cannot put "${appliance}" into that state: it was worked out from revision ${given}, and the appliance is at ${revision}. Read its state again, or leave the revision out.`,
  },
  'too-many-streams': {
    status: 503,
    exit: 3,
    says: ({ streamsMax }: { streamsMax: number }) =>
      `Cannot open another journal stream: ${streamsMax} are open already. Close one, or read GET /v1/journal.`,
  },
  'internal-failure': {
    status: 500,
    exit: 3,
    says: ({ fact }: { fact: string }) =>
      `Cannot go on: ${fact}. This is a defect of the lab; --verbose shows where it happened.`,
  },
  'bad-port-range': {
    status: 400,
    exit: 2,
    says: ({ role, option, text }: { role: string; option: string; text: string }) =>
      `Cannot start "${role}": ${option} is "${text}", which is no range of ports. ` +
      'Write it like 50000-50099.',
  },
  'bad-option': {
    status: 400,
    exit: 2,
    says: ({
      role,
      option,
      chosen,
      allowed,
    }: {
      role: string
      option: string
      chosen: string
      allowed: readonly string[]
    }) =>
      `Cannot start "${role}": ${option} cannot be "${chosen}". Allowed: ${allowed.join(', ')}.`,
  },
  'actor-not-provided': {
    status: 500,
    exit: 3,
    says: ({ actor }: { actor: string }) =>
      `Cannot run the statechart: its actor "${actor}" was not provided. Supply it with machine.provide({ actors }) before the chart is started.`,
  },
  'role-name-taken': {
    status: 400,
    exit: 2,
    says: ({ role, title }: { role: string; title: string }) =>
      `Cannot use the scenario "${title}": no role may be called "${role}", because scripts have a tool of that name. Rename the role.`,
  },
  'lab-stays': {
    status: 500,
    exit: 3,
    says: ({ pid, limitMs }: { pid: number; limitMs: number }) =>
      `Cannot stop the lab: its process ${pid} goes on ${limitMs} ms after it was asked to end. Look at its log, then end the process.`,
  },
  'unsteady-signature': {
    status: 500,
    exit: 3,
    says: ({ kind }: { kind: string }) =>
      `Cannot sign a certificate with a key of kind "${kind}": its signatures differ each time. Use a key of kind rsa or ed25519.`,
  },
  'bad-tls-offer': {
    status: 400,
    exit: 2,
    says: ({ fact }: { fact: string }) =>
      `Cannot speak TLS as the profile says: ${fact}. Name versions, cipher suites and groups as OpenSSL does.`,
  },
  'appliance-name-taken': {
    status: 409,
    exit: 2,
    says: ({ name }: { name: string }) =>
      `Cannot start "${name}": the lab has an appliance of that name already. Give each its own name.`,
  },
  'appliance-failed': {
    status: 500,
    exit: 3,
    says: ({ appliance, where, fact }: { appliance: string; where: string; fact: string }) =>
      `Cannot trust the test: "${appliance}" failed inside the lab (${where}): ${fact}. The cause has the stack; report it.`,
  },
  'scenario-ended': {
    status: 500,
    exit: 3,
    says: ({ step }: { step: string }) =>
      `Cannot finish the scenario: it was ended from outside in "${step}". Give the test that plays it more time.`,
  },
  'unknown-door': {
    status: 404,
    exit: 2,
    says: ({
      appliance,
      service,
      known,
    }: {
      appliance: string
      service: string
      known: string[]
    }) =>
      `Cannot reach "${service}" of "${appliance}": it has no such front door. It has: ${known.join(', ') || 'none'}.`,
  },
  'dial-failed': {
    status: 409,
    exit: 3,
    says: ({
      appliance,
      service,
      reason,
    }: {
      appliance: string
      service: string
      reason: string
    }) =>
      `Cannot connect to "${service}" of "${appliance}": the connection is ${reason}. Dial an appliance while its front door is open.`,
  },
  'work-unfinished': {
    status: 409,
    exit: 3,
    says: ({ limitMs }: { limitMs: number }) =>
      `Cannot finish the work: it is still under way, and nothing more is due within ${limitMs} ms of lab time. Let it connect with dial and wait with lab.wait, or use lab.inRealTime.`,
  },
  'not-of-a-lab': {
    status: 400,
    exit: 2,
    says: ({ matcher, wanted }: { matcher: string; wanted: string }) =>
      `Cannot judge with ${matcher}: the value has no ${wanted}. Give it the lab, an appliance of it, or the result of a scenario.`,
  },
  'unfit-fact': {
    status: 400,
    exit: 2,
    says: ({ type, fact, allowed }: { type: string; fact: string; allowed: string }) =>
      `Cannot send "${type}": its ${fact} is not what it has to be. Allowed: ${allowed}.`,
  },
  'unknown-task': {
    status: 404,
    exit: 2,
    says: ({
      appliance,
      task,
      known,
    }: {
      appliance: string
      task: string
      known: readonly number[]
    }) =>
      `Cannot dismiss the task "${task}" of "${appliance}": it has none of that number. Tasks: ${known.join(', ') || 'none'}.`,
  },
  'unknown-device': {
    status: 404,
    exit: 2,
    says: ({
      appliance,
      device,
      known,
    }: {
      appliance: string
      device: string
      known: readonly string[]
    }) =>
      `Cannot find the device "${device}" at "${appliance}": it manages no device of that name, address or UUID. Devices: ${firstOf(known)}.`,
  },
  'unknown-expectation': {
    status: 417,
    exit: 3,
    says: ({ expectation }: { expectation: string }) =>
      `Cannot answer the request: it expects "${expectation}", which nobody here can promise. Send 100-continue, or no Expect at all.`,
  },
  'bad-variable': {
    status: 400,
    exit: 2,
    says: ({ variable, text }: { variable: string; text: string }) =>
      `Cannot use ${variable}: "${text}" is no whole number above 0. Write milliseconds, such as 60000, or unset it.`,
  },
} as const satisfies Record<string, LabErrorRow>

/** What an error says, and how the API and the command line answer it. */
export interface LabErrorRow {
  status: number
  exit: 2 | 3
  says: (facts: never) => string
}

/** The code of an error. */
export type LabErrorCode = keyof typeof labErrors
/** What the sentence of an error is made of. */
export type LabErrorFacts<Code extends LabErrorCode> = Parameters<
  (typeof labErrors)[Code]['says']
>[0]

/** Names enough for a sentence; a manager may have a thousand devices. */
const NAMES_MAX = 10

function firstOf(names: readonly string[]): string {
  const more = names.length - NAMES_MAX
  const shown = names.slice(0, NAMES_MAX).join(', ') || 'none'
  return more > 0 ? `${shown} and ${more} more` : shown
}

function listenFact(code: string): string {
  if (code === 'EADDRINUSE') return 'the port is in use'
  if (code === 'EACCES') return 'this user may not open the port'
  if (code === 'EADDRNOTAVAIL') return 'this machine does not have the address'
  return `the system says ${code}`
}

function folderFact(code: string): string {
  if (code === 'EROFS') return 'its file system can only be read'
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not write there'
  if (code === 'ENOENT') return 'no file or folder can be made there'
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'there is a file where a folder has to be'
  if (code === 'ENOSPC') return 'there is no space left'
  return `the system says ${code}`
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
