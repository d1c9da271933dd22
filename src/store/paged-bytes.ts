/** Bytes in one page; large enough that a 32 KiB read is nearly always one view. */
const PAGE_BYTES = 256 * 1024
/** A page that is not full starts small and doubles, so that thousands of short files stay cheap. */
const PAGE_START_BYTES = 1024

/**
 * The contents of a file in memory, in pages: any write costs its own length and no more, wherever it
 * lands, and a hole costs nothing and reads as zeros.
 */
export class PagedBytes {
  readonly #pages = new Map<number, Uint8Array>()
  #sizeBytes = 0

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** Copies `data` in at `offset` and grows the file as needed. */
  write(offset: number, data: Uint8Array): void {
    for (let done = 0; done < data.length;) {
      const within = (offset + done) % PAGE_BYTES
      const piece = data.subarray(done, done + PAGE_BYTES - within)
      const page = this.#page(Math.floor((offset + done) / PAGE_BYTES), within + piece.length)
      page.set(piece, within)
      done += piece.length
    }
    this.#sizeBytes = Math.max(this.#sizeBytes, offset + data.length)
  }

  /** Up to `length` bytes from `offset`, fewer at the end. Within one page this is a view, not a copy. */
  read(offset: number, length: number): Uint8Array {
    const count = Math.max(0, Math.min(length, this.#sizeBytes - offset))
    const within = offset % PAGE_BYTES
    const page = this.#pages.get(Math.floor(offset / PAGE_BYTES))
    if (page && within + count <= page.length) return page.subarray(within, within + count)
    return this.#gather(offset, count)
  }

  /** Cuts the file, or lets it grow with zeros. */
  truncate(sizeBytes: number): void {
    const last = Math.floor(sizeBytes / PAGE_BYTES)
    for (const index of this.#pages.keys()) if (index > last) this.#pages.delete(index)
    this.#pages.get(last)?.fill(0, sizeBytes % PAGE_BYTES)
    this.#sizeBytes = sizeBytes
  }

  #gather(offset: number, count: number): Uint8Array {
    const gathered = new Uint8Array(count)
    for (let done = 0; done < count;) {
      const within = (offset + done) % PAGE_BYTES
      const length = Math.min(count - done, PAGE_BYTES - within)
      const page = this.#pages.get(Math.floor((offset + done) / PAGE_BYTES))
      if (page) gathered.set(page.subarray(within, within + length), done)
      done += length
    }
    return gathered
  }

  #page(index: number, neededBytes: number): Uint8Array {
    const page = this.#pages.get(index)
    if (page && page.length >= neededBytes) return page
    const grown = new Uint8Array(roomFor(neededBytes))
    if (page) grown.set(page)
    this.#pages.set(index, grown)
    return grown
  }
}

function roomFor(neededBytes: number): number {
  let roomBytes = PAGE_START_BYTES
  while (roomBytes < neededBytes) roomBytes *= 4
  return Math.min(roomBytes, PAGE_BYTES)
}
