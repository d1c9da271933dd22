/** A moment at which something is due. Ties are served in the order they were made. */
export interface Deadline {
  readonly id: number
  readonly dueMs: number
  readonly fire: () => void
}

/** A binary heap of deadlines, earliest first; 10,000 appliances keep a few each. */
export class Deadlines {
  #heap: Deadline[] = []
  #cancelled = new Set<number>()
  #live = new Set<number>()
  #nextId = 1

  get size(): number {
    return this.#live.size
  }

  add(dueMs: number, fire: () => void): number {
    const deadline = { id: this.#nextId++, dueMs, fire }
    this.#live.add(deadline.id)
    this.#heap.push(deadline)
    this.#rise(this.#heap.length - 1)
    return deadline.id
  }

  cancel(id: number): void {
    if (!this.#live.delete(id)) return
    this.#cancelled.add(id)
    if (this.#cancelled.size > 64 && this.#cancelled.size > this.#live.size) this.#compact()
  }

  /** The earliest deadline, left in place. */
  peek(): Deadline | undefined {
    for (;;) {
      const top = this.#heap[0]
      if (!top || !this.#cancelled.delete(top.id)) return top
      this.#removeTop()
    }
  }

  /** The earliest deadline, taken out. */
  take(): Deadline | undefined {
    const top = this.peek()
    if (!top) return undefined
    this.#live.delete(top.id)
    this.#removeTop()
    return top
  }

  #compact(): void {
    const kept = this.#heap.filter(({ id }) => this.#live.has(id))
    this.#cancelled.clear()
    this.#heap = kept.toSorted(before)
  }

  #removeTop(): void {
    const last = this.#heap.pop()
    if (!last || this.#heap.length === 0) return
    this.#heap[0] = last
    this.#sink(0)
  }

  #rise(at: number): void {
    const heap = this.#heap
    for (let index = at; index > 0;) {
      const parent = (index - 1) >> 1
      if (before(heap[parent]!, heap[index]!) <= 0) return
      swap(heap, parent, index)
      index = parent
    }
  }

  #sink(at: number): void {
    const heap = this.#heap
    for (let index = at; ;) {
      const left = index * 2 + 1
      if (left >= heap.length) return
      const right = left + 1
      const least = right < heap.length && before(heap[right]!, heap[left]!) < 0 ? right : left
      if (before(heap[index]!, heap[least]!) <= 0) return
      swap(heap, index, least)
      index = least
    }
  }
}

function before(a: Deadline, b: Deadline): number {
  return a.dueMs - b.dueMs || a.id - b.id
}

function swap(heap: Deadline[], a: number, b: number): void {
  const kept = heap[a]!
  heap[a] = heap[b]!
  heap[b] = kept
}
