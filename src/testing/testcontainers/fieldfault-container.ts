import { basename } from 'node:path'
import { GenericContainer, Wait } from 'testcontainers'
import type { ClockMode } from '../../clock/lab-clock.ts'
import { randomToken } from '../../entropy/token.ts'
import { LabError } from '../../errors/lab-error.ts'
import { CONTROL_PORT, DOORS_DEFAULT, FIRST_DOOR, LAB_FILES } from './image-facts.ts'
import { startedLab, type StartedFieldfaultContainer } from './started-fieldfault-container.ts'

/** An appliance of a lab in a container: its emulator by name, and that emulator's options. */
export interface ContainerAppliance {
  readonly emulator: string
  readonly profile?: string
  readonly address?: string
  readonly [option: string]: unknown
}

/**
 * A lab that is about to be started in a container. Its image is built from the Dockerfile of this
 * package; without a name it is that of `FIELDFAULT_IMAGE`, or `fieldfault`.
 */
export class FieldfaultContainer extends GenericContainer {
  readonly #token = randomToken()
  readonly #cast: Record<string, ContainerAppliance> = {}
  #doors = DOORS_DEFAULT

  constructor(image: string = process.env.FIELDFAULT_IMAGE ?? 'fieldfault') {
    super(image)
    this.withExposedPorts(CONTROL_PORT)
    const whenUp = Wait.forHttp('/healthz', CONTROL_PORT, { abortOnContainerExit: true })
    this.withWaitStrategy(whenUp.forStatusCode(200))
    this.withEnvironment({ FIELDFAULT_API_TOKEN: this.#token })
  }

  /** Starts the cast of a scenario of the package, as the story begins. */
  withScenario(name: string): this {
    return this.withEnvironment({ FIELDFAULT_SCENARIO: name })
  }

  /** Plays the script of the scenario up to and including this step before the lab is handed over. */
  withStep(step: string): this {
    return this.withEnvironment({ FIELDFAULT_AT: step })
  }

  /** Starts the cast of a lab or scenario file of this machine, in JSON or TypeScript. */
  withLabFile(file: string): this {
    const target = `${LAB_FILES}/${basename(file)}`
    this.withCopyFilesToContainer([{ source: file, target, mode: 0o644 }])
    return this.withScenario(target)
  }

  /** Adds an appliance to a lab that needs no file. */
  withAppliance(name: string, appliance: ContainerAppliance): this {
    this.#cast[name] = appliance
    return this
  }

  /** Lets lab time go with the system's or stand still, and start at an ISO 8601 date. */
  withClock(clock: ClockMode, start?: string): this {
    this.withEnvironment({ FIELDFAULT_CLOCK: clock })
    return start === undefined ? this : this.withEnvironment({ FIELDFAULT_START: start })
  }

  /** Makes keys, identifiers and serial numbers from another seed than the file's own. */
  withSeed(seed: string): this {
    return this.withEnvironment({ FIELDFAULT_SEED: seed })
  }

  /** Lets appliances dial these hosts outside the lab, each as `host:port`, and no others. */
  withEgress(...hosts: readonly string[]): this {
    return this.withEnvironment({ FIELDFAULT_ALLOW_EGRESS: hosts.join(',') })
  }

  /** Publishes that many doors, 20 when nothing is said; a lab with more of them does not start. */
  withDoors(count: number): this {
    this.#doors = count
    return this
  }

  /** Starts the container and waits until every door is open. Throws `container-not-one-lab`. */
  override async start(): Promise<StartedFieldfaultContainer> {
    this.#addCast()
    this.#publishDoors()
    return await startedLab(await super.start(), this.#token)
  }

  #publishDoors(): void {
    const ports = Array.from({ length: this.#doors }, (_, index) => FIRST_DOOR + index)
    this.withExposedPorts(...ports.filter((port) => !this.exposedPorts.includes(port)))
    this.withEnvironment({ FIELDFAULT_PORTS: `${ports[0]}-${ports.at(-1)}` })
  }

  #addCast(): void {
    const hasCast = Object.keys(this.#cast).length > 0
    const { FIELDFAULT_SCENARIO: named } = this.environment
    if (!hasCast && named === undefined)
      throw new LabError('container-not-one-lab', { fact: 'it has no lab' })
    if (!hasCast) return
    const target = `${LAB_FILES}/appliances.json`
    if (named !== undefined && named !== target)
      throw new LabError('container-not-one-lab', { fact: `it has appliances besides ${named}` })
    const content = JSON.stringify({ cast: this.#cast })
    this.withCopyContentToContainer([{ content, target, mode: 0o644 }])
    this.withScenario(target)
  }
}
