/** What a picture is drawn of. */
export interface RandomartPlan {
  readonly digest: Uint8Array
  /** As `RSA`. */
  readonly type: string
  readonly bits: number
  /** What stands below the picture; absent before OpenSSH 6.8, which also begins the title further left. */
  readonly hashName?: string
}

const WIDTH = 17
const HEIGHT = 9
/** How often a field was visited; the last two mark where the walk starts and ends. */
const MARKS = ' .o+=*BOX@%&#/^SE'
const START = MARKS.length - 2
const END = MARKS.length - 1
const STEPS_PER_BYTE = 4

/** The picture that `ssh-keygen -lv` draws of a fingerprint: a walk in diagonal steps, two bits each (OpenSSH, key.c and sshkey.c). */
export function randomart({ digest, type, bits, hashName }: RandomartPlan): string[] {
  const fields = new Uint8Array(WIDTH * HEIGHT)
  let x = (WIDTH - 1) / 2
  let y = (HEIGHT - 1) / 2
  const start = y * WIDTH + x
  for (const step of stepsOf(digest)) {
    x = clamped(x + (step & 1 ? 1 : -1), WIDTH)
    y = clamped(y + (step & 2 ? 1 : -1), HEIGHT)
    const field = y * WIDTH + x
    if (fields[field]! < START - 1) fields[field]! += 1
  }
  fields[start] = START
  fields[y * WIDTH + x] = END
  const rows = Array.from({ length: HEIGHT }, (_, row) =>
    [...fields.subarray(row * WIDTH, (row + 1) * WIDTH)].map((mark) => MARKS[mark]).join(''),
  )
  const top = hashName === undefined ? oldTitle(type, bits) : centred(`[${type} ${bits}]`)
  const bottom = hashName === undefined ? '-'.repeat(WIDTH) : centred(`[${hashName}]`)
  return [`+${top}+`, ...rows.map((row) => `|${row}|`), `+${bottom}+`]
}

function stepsOf(digest: Uint8Array): number[] {
  return [...digest].flatMap((byte) =>
    Array.from({ length: STEPS_PER_BYTE }, (_, step) => (byte >> (2 * step)) & 3),
  )
}

function clamped(place: number, size: number): number {
  return Math.min(size - 1, Math.max(0, place))
}

/** Old releases write into a buffer that is two characters shorter than the frame. */
function oldTitle(type: string, bits: number): string {
  const title = `--[${type.padStart(4)} ${String(bits).padStart(4)}]`
  return title.slice(0, WIDTH - 2).padEnd(WIDTH, '-')
}

function centred(title: string): string {
  const before = Math.floor((WIDTH - title.length) / 2)
  return ('-'.repeat(before) + title).padEnd(WIDTH, '-')
}
