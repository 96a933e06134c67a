/** A bar on standard error while many files are worked on; nothing where nobody looks. */
export class Progress {
  readonly #total: number
  readonly #stream: NodeJS.WriteStream | null
  #done = 0
  #shownAt = 0

  constructor(total: number, quiet: boolean, stream: NodeJS.WriteStream = process.stderr) {
    this.#total = total
    this.#stream = !quiet && total > 1 && stream.isTTY ? stream : null
  }

  step(): void {
    this.#done++
    const now = Date.now()
    if (!this.#stream || (now - this.#shownAt < 100 && this.#done < this.#total)) return
    this.#shownAt = now
    const width = 30
    const full = Math.round((width * this.#done) / this.#total)
    this.#stream.write(`\r\u001b[K${'━'.repeat(full)}${'─'.repeat(width - full)} ${this.#done}/${this.#total} 份`)
  }

  end(): void {
    if (this.#shownAt > 0) this.#stream?.write('\r\u001b[K')
  }
}
