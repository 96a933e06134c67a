import { type Box, boxOf, contains, identity, intersect, type Matrix, middle, multiply } from './geometry.ts'
import { type Font, type FontGlyph, type Glyph, initialText, type Pen, showText, type TextState } from './glyphs.ts'
import { clipped, type Paint } from './paths.ts'

interface Graphics {
  ctm: Matrix
  clip: Box
  lineWidth: number
  text: TextState
}

/** Beyond this a page is a drawing or an attack, and its lines are no table. */
const maxPaints = 250_000

const penAt = (matrix: Matrix, run: number): Pen => ({ matrix, run, x: 0, y: 0, lineX: 0, lineY: 0 })

/** The graphics state of PDF 32000-1 §8.4 as far as it decides where ink lies, and the ink gathered so far. */
export class Machine {
  readonly glyphs: Glyph[] = []
  readonly paints: Paint[] = []
  openText = false
  private readonly stack: Graphics[] = []
  private pen = penAt(identity, 0)
  private clipPending = false
  private state: Graphics
  private readonly start: Matrix
  private readonly page: Box

  /** `start` maps user space to the page: points from its top left. */
  constructor(start: Matrix, page: Box) {
    this.start = start
    this.page = page
    this.state = this.initial(start)
  }

  private initial(ctm: Matrix): Graphics {
    return { ctm, clip: this.page, lineWidth: 1, text: initialText }
  }

  get ctm(): Matrix {
    return this.state.ctm
  }

  get lineWidth(): number {
    return this.state.lineWidth
  }

  set lineWidth(lineWidth: number) {
    this.state = { ...this.state, lineWidth }
  }

  save(): void {
    this.stack.push(this.state)
  }

  restore(): void {
    this.state = this.stack.pop() ?? this.state
  }

  transform(matrix: Iterable<number>): void {
    this.state = { ...this.state, ctm: multiply(this.state.ctm, matrix) }
  }

  clip([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: Iterable<number>): void {
    this.state = { ...this.state, clip: intersect(this.state.clip, boxOf(this.state.ctm, x0, y0, x1, y1)) }
  }

  /** The next path clips what comes after it. */
  clipNext(): void {
    this.clipPending = true
  }

  endPath(bounds: Iterable<number> | null): void {
    if (this.clipPending && bounds) this.clip(bounds)
    this.clipPending = false
  }

  paint(shapes: Iterable<Paint>): void {
    for (const shape of shapes) {
      const visible = clipped(shape, this.state.clip)
      if (visible && this.paints.length < maxPaints) this.paints.push(visible)
    }
  }

  beginAnnotation(transform: Iterable<number>, matrix: Iterable<number>): void {
    this.save()
    this.state = this.initial(multiply(multiply(this.start, transform), matrix))
  }

  beginText(): void {
    this.pen = penAt(identity, this.pen.run)
    this.openText = true
  }

  setText(change: Partial<TextState>): void {
    this.state = { ...this.state, text: { ...this.state.text, ...change } }
  }

  setFont(font: Font | undefined, size: number): void {
    this.setText({ font, size })
  }

  setTextMatrix(matrix: Iterable<number>): void {
    this.pen = penAt(multiply(identity, matrix), this.pen.run)
  }

  moveText(x: number, y: number): void {
    this.pen.x = this.pen.lineX += x
    this.pen.y = this.pen.lineY += y
  }

  nextLine(): void {
    this.moveText(0, -this.state.text.leading)
  }

  showText(content: readonly (FontGlyph | number)[]): void {
    const { clip, text, ctm } = this.state
    showText(content, text, this.pen, ctm, (glyph) => {
      if (contains(clip, middle(glyph.x0, glyph.x1), middle(glyph.y0, glyph.y1))) this.glyphs.push(glyph)
    })
  }
}
