import type { z } from 'zod'
import type { LabErrorCode } from '../errors/lab-errors.ts'
import type { RunningLab } from '../lab/lab.ts'

/** What the API controls: a running lab, the story it began with, and its end. */
export interface Controlled {
  readonly lab: RunningLab
  readonly story: Story
  /** Asks the program that runs the lab to stop it. */
  readonly down: () => void
}

/** What the running lab was started from. */
export interface Story {
  readonly name: string
  readonly title: string
  readonly story?: string
  readonly references?: readonly string[]
  readonly tags?: readonly string[]
}

/** A request whose parts have been checked. */
export interface Call<Query = unknown, Body = unknown> {
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
}

/** Where a stream of server-sent events goes. */
export interface EventSink {
  readonly send: (event: string, data: string) => void
}

/** Sends events until the client goes; returns what is to be done then. */
export type EventStream = (sink: EventSink) => () => void

/** One route of the control API. */
export interface Route<Query = never, Body = never> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As in OpenAPI: `/v1/appliances/{name}/state`. */
  readonly path: string
  /** In one sentence, for the OpenAPI document. */
  readonly says: string
  /** Answers without a token. */
  readonly isOpen?: boolean
  readonly query?: z.ZodType<Query>
  readonly body?: z.ZodType<Body>
  readonly answer: z.ZodType
  /** Why it may refuse, beyond what any route refuses. */
  readonly errors?: readonly LabErrorCode[]
  /** Answers with one JSON document; a route has this or `stream`. */
  readonly serve?: (call: Call<Query, Body>, controlled: Controlled) => unknown
  /** Answers with events; what it throws is answered as any failure is. */
  readonly stream?: (call: Call<Query, Body>, controlled: Controlled) => EventStream
}

/** A route without its particular types. */
export type AnyRoute = Route<unknown, unknown>

/** Makes a route; the types of query and body follow from their schemas. */
export function defineRoute<Query, Body>(route: Route<Query, Body>): AnyRoute {
  // The app calls a route only with what its own schemas have let through.
  return route as unknown as AnyRoute
}
