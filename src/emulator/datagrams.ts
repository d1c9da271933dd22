/** A front door that takes UDP datagrams. */
export interface DatagramDoorPlan {
  readonly service: string
  /** The port on the appliance's lab address. */
  readonly port: number
  /** Given each datagram that comes while the door is open. Answers go out from a port of their own. */
  readonly accept: (datagram: Uint8Array, from: DatagramPeer) => void
}

/** Who sent a datagram: a lab address, or the address of a host outside. */
export interface DatagramPeer {
  readonly host: string
  readonly port: number
}

/** Whom a UDP port is opened to talk to. */
export interface DatagramPortPlan extends DatagramPeer {
  /** The peer spoke first, to a door of this appliance; what it is sent comes from that door's address. */
  readonly answers: boolean
}

/** A UDP port of an appliance that talks to one host, from whichever port that host answers. */
export interface DatagramPort {
  readonly send: (port: number, datagram: Uint8Array) => void
  /** Says who is given the datagrams of that host, with the port that each was sent from. */
  readonly onDatagram: (receive: (datagram: Uint8Array, port: number) => void) => void
  readonly close: () => void
}
