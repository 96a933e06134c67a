import { Worker } from 'node:worker_threads'
import { limits } from '@gongkai/documents/read'
import { type Answers, type Job, type Outcome, type Refusal, refusals } from './jobs.ts'

const MB = 1024 * 1024
/** Part of a worker's heap for young objects; the rest of the allowance is for old ones. */
const YOUNG_MB = 48
const WATCH_EVERY = 100

interface Task {
  readonly job: Job
  readonly settle: (outcome: Outcome<never>) => void
}

/** A worker with at most one document on it. */
interface Seat {
  readonly worker: Worker
  task: Task | null
  since: number
}

/**
 * Workers that read and check documents, one document at a time each. A document that takes too long or too much
 * memory ends its worker, never the program; the next document gets a new one.
 */
export class Pool {
  readonly size: number
  readonly #seats = new Set<Seat>()
  readonly #waiting: Task[] = []
  readonly #watch: NodeJS.Timeout
  readonly #program: URL
  /** Workers whose memory is not given back yet. */
  #ending = 0
  #base = process.memoryUsage.rss()

  constructor(size: number, program = new URL('./worker.js', import.meta.url)) {
    this.size = size
    this.#program = program
    this.#watch = setInterval(() => this.#endExcess(), WATCH_EVERY).unref()
  }

  run<K extends Job['kind']>(job: Extract<Job, { kind: K }>): Promise<Outcome<Answers[K]>> {
    return new Promise((resolve) => {
      this.#waiting.push({ job, settle: resolve })
      this.#serve()
    })
  }

  async close(): Promise<void> {
    clearInterval(this.#watch)
    await Promise.all([...this.#seats].map((seat) => seat.worker.terminate()))
  }

  #serve(): void {
    while (this.#waiting.length > 0) {
      const seat = [...this.#seats].find((s) => !s.task) ?? (this.#seats.size < this.size ? this.#open() : null)
      if (!seat) return
      const task = this.#waiting.shift() as Task
      seat.task = task
      seat.worker.ref()
      seat.since = Date.now()
      seat.worker.postMessage(task.job)
    }
  }

  #open(): Seat {
    const worker = new Worker(this.#program, {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMB - YOUNG_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    })
    const seat: Seat = { worker, task: null, since: 0 }
    this.#seats.add(seat)
    worker.on('message', (outcome: Outcome<never>) => this.#settle(seat, outcome))
    worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#drop(seat, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refusals.memory : refusals.crashed),
    )
    worker.on('exit', () => this.#drop(seat, refusals.crashed))
    return seat
  }

  #settle(seat: Seat, outcome: Outcome<never>): void {
    const task = seat.task
    seat.task = null
    // An idle worker does not keep the program alive.
    seat.worker.unref()
    task?.settle(outcome)
    this.#serve()
  }

  /** The worker is gone or has to go; its document gets the reason. */
  #drop(seat: Seat, error: Refusal): void {
    if (!this.#seats.delete(seat)) return
    this.#ending++
    void seat.worker.terminate().then(() => {
      this.#ending--
      this.#base = Math.max(this.#base, process.memoryUsage.rss())
    })
    this.#settle(seat, { error })
  }

  /**
   * Time and memory from outside, since a worker in a loop cannot look at a clock. The heap is limited by the engine;
   * buffers outside of it only show in the whole program, so the document that takes longest is held to account.
   */
  #endExcess(): void {
    const now = Date.now()
    const busy = [...this.#seats].filter((s) => s.task).sort((a, b) => a.since - b.since)
    for (const seat of busy) if (now - seat.since > limits.milliseconds) this.#drop(seat, refusals.timeout)
    if (this.#ending > 0) return
    const rss = process.memoryUsage.rss()
    const [longest] = busy
    if (!longest) this.#base = Math.max(this.#base, rss)
    else if (rss > this.#base + (this.size + 0.5) * limits.memoryMB * MB) this.#drop(longest, refusals.memory)
  }
}

/**
 * Runs at most `ahead` items at once and gives their results in the order of the items, so that neither a slow item
 * nor a slow reader makes the rest pile up.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  ahead: number,
  run: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = []
  for (const item of items) {
    running.push(run(item))
    if (running.length >= ahead) yield running.shift() as Promise<R>
  }
  yield* running
}
