/** Every limit of the control API, with its unit. */
export const limits = {
  /** Bytes of a request's body. */
  bodyBytesMax: 65_536,
  /** Connections at a time; more are closed at once. */
  connectionsMax: 2_048,
  /** Real milliseconds in which a request must have arrived. */
  requestMs: 30_000,
  /** Characters of a part of a path, such as an appliance's name. */
  parameterCharactersMax: 1_024,
  /** Characters of a token that somebody chose. */
  tokenCharactersMin: 16,
  /** Entries in one answer, when the request does not say. */
  entriesDefault: 1_000,
  /** Entries in one answer, whatever the request says. */
  entriesMax: 100_000,
  /** Journal streams open at a time. */
  streamsMax: 64,
  /** Bytes that a slow reader of a stream may leave unread before it is cut off. */
  streamUnreadBytesMax: 8_388_608,
  /** Real milliseconds between two signs of life on a quiet stream. */
  streamHeartbeatMs: 15_000,
  /** Real milliseconds that a client waits for the answer to `GET /healthz`. */
  healthMs: 3_000,
} as const
