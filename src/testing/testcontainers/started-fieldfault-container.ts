import { AbstractStartedContainer, type StartedTestContainer } from 'testcontainers'
import { LabError } from '../../errors/lab-error.ts'
import type { Credential } from '../../emulator/emulator.ts'
import type { AnyEntry } from '../../journal/entry.ts'
import type { ListedAppliance } from '../../lab/directory/lab-json.ts'
import { CONTROL_PORT } from './image-facts.ts'
import {
  controlLab,
  type ApplianceState,
  type BehaveOptions,
  type JournalQuery,
  type LabControl,
} from './lab-control.ts'
import { meetLab, type MetLab } from './meet-lab.ts'
import { readInternalCa, readTlsIdentity, type TlsIdentity } from './lab-tls-files.ts'

export type { ApplianceState, JournalQuery } from './lab-control.ts'
export type { TlsIdentity } from './lab-tls-files.ts'

/** Where this machine reaches a door of an appliance. */
export interface Published {
  readonly host: string
  readonly port: number
}

/** A lab that runs in a container. */
export class StartedFieldfaultContainer extends AbstractStartedContainer {
  readonly #token: string
  #met: MetLab

  constructor(container: StartedTestContainer, token: string, met: MetLab) {
    super(container)
    this.#token = token
    this.#met = met
  }

  /** The host at which an appliance takes SSH logins. Throws `unknown-appliance`, `no-such-door`. */
  getSshHost(appliance: string): string {
    return this.getDoor(appliance, 'ssh').host
  }

  /** The port at which an appliance takes SSH logins. Throws `unknown-appliance`, `no-such-door`. */
  getSshPort(appliance: string): number {
    return this.getDoor(appliance, 'ssh').port
  }

  /** Where a service of an appliance is reached. Throws `unknown-appliance`, `no-such-door`. */
  getDoor(appliance: string, service: string): Published {
    const { doors } = this.#appliance(appliance)
    const door = doors.find((one) => one.service === service)
    if (door) return { host: this.getHost(), port: this.getMappedPort(door.port) }
    const known = doors.map((one) => one.service)
    throw new LabError('no-such-door', { appliance, service, known })
  }

  /** The host keys as they were at the start, in the form of a `known_hosts` file. */
  getKnownHosts(): string {
    return this.#met.ssh.knownHosts
  }

  /** A `Host` block for each appliance; its `known_hosts` is a file of this machine until the container stops. */
  getSshConfig(): string {
    return this.#met.ssh.sshConfig
  }

  /** The path of a file with `getSshConfig()`, for `ssh -F`; it goes away when the container stops. */
  getSshConfigFile(): string {
    return this.#met.ssh.configFile
  }

  /** The default login of an appliance. Throws `unknown-appliance`, `no-ssh-door`. */
  getCredentials(appliance: string): Credential {
    const [login] = this.#appliance(appliance).credentials
    if (login) return login
    const withLogin = this.#met.lab.appliances.filter((one) => one.credentials.length > 0)
    throw new LabError('no-ssh-door', { appliance, known: withLogin.map(({ name }) => name) })
  }

  /**
   * The internal CA of an appliance, in PEM: what to trust; without a name that of the first appliance that
   * has one. Throws `unknown-appliance`, `no-internal-ca`.
   */
  async getCaPem(appliance?: string): Promise<string> {
    const { appliances } = this.#met.lab
    const asked = appliance === undefined ? appliances : [this.#appliance(appliance)]
    return readInternalCa(
      this.startedTestContainer,
      asked.map(({ name }) => name),
    )
  }

  /**
   * What somebody presents who takes an appliance's place in a TLS conversation. Throws
   * `unknown-appliance`, `no-tls-identity`.
   */
  async getTlsIdentity(appliance: string): Promise<TlsIdentity> {
    return readTlsIdentity(this.startedTestContainer, this.#appliance(appliance).name)
  }

  /** The URL of the control API. */
  getControlUrl(): string {
    return `http://${this.getHost()}:${this.getMappedPort(CONTROL_PORT)}`
  }

  /** What the control API asks for, as `Authorization: Bearer TOKEN`. */
  getControlToken(): string {
    return this.#token
  }

  /** Moves lab time by a duration such as `3651d`; everything due on the way happens. Returns the new time. */
  advanceClock(duration: string): Promise<string> {
    return this.#control().advanceClock(duration)
  }

  /** Sends an event of the emulator's vocabulary, such as `firmware.upgraded` with `{ to: '4.0(2a)' }`. */
  do(
    appliance: string,
    event: string,
    facts: Readonly<Record<string, string | number | boolean>> = {},
  ): Promise<ApplianceState> {
    return this.#control().send(appliance, event, facts)
  }

  /** Switches a named deviation of an appliance on. */
  behave(appliance: string, behaviour: string, options: BehaveOptions = {}): Promise<void> {
    return this.#control().switchOn(appliance, behaviour, options)
  }

  /** Switches a named deviation of an appliance off. */
  behaveNormally(appliance: string, behaviour: string): Promise<void> {
    return this.#control().switchOff(appliance, behaviour)
  }

  /** Puts one appliance, or all of them, back to the start, behind the same ports. */
  reset(appliance?: string): Promise<void> {
    return this.#control().reset(appliance)
  }

  /** What happened in the lab, oldest first. */
  journal(query: JournalQuery = {}): Promise<readonly AnyEntry[]> {
    return this.#control().journal(query)
  }

  /** Starts the lab anew; its ports on this machine may be others then. */
  override async restart(...options: Parameters<AbstractStartedContainer['restart']>) {
    this.#met.ssh.remove()
    await super.restart(...options)
    this.#met = await meetLab(this.startedTestContainer)
  }

  protected override async containerStopped(): Promise<void> {
    this.#met.ssh.remove()
  }

  #control(): LabControl {
    return controlLab(this.getControlUrl(), this.#token)
  }

  #appliance(name: string): ListedAppliance {
    const { appliances } = this.#met.lab
    const found = appliances.find((appliance) => appliance.name === name)
    if (found) return found
    throw new LabError('unknown-appliance', { name, known: appliances.map((one) => one.name) })
  }
}

/** Meets the lab of a container that has just been started. Throws `container-gone`. */
export async function startedLab(
  container: StartedTestContainer,
  token: string,
): Promise<StartedFieldfaultContainer> {
  return new StartedFieldfaultContainer(container, token, await meetLab(container))
}
