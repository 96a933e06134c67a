import type { Envelope } from '../form.ts'
import { writeDocument } from './document.ts'
import { breakLines, widthOf } from './lines.ts'
import { type Area, Pages, point } from './page.ts'
import { signsIn } from './signs.ts'

/** A4 laid across: 297 mm × 210 mm. */
const sheet = { width: 297, height: 210 } as const
/** 7号信封 (GB/T 1416). */
const face = { width: 229, height: 162 } as const
const edge = { x: (sheet.width - face.width) / 2, y: (sheet.height - face.height) / 2 } as const
const area: Area = { left: 0, top: 0, width: point(sheet.width), height: point(sheet.height), folio: null }

const BOX = 8
const GAP = 2

interface Text {
  readonly x: number
  readonly y: number
  readonly size: number
  /** In millimetres; longer texts go on in the next line. */
  readonly width: number
}

/** Millimetres of the face, from its upper left corner. */
class Face {
  private readonly pages: Pages
  private readonly document: PDFKit.PDFDocument

  constructor(document: PDFKit.PDFDocument, pages: Pages) {
    this.document = document
    this.pages = pages
  }

  box(x: number, y: number, width: number, height: number): void {
    this.pages.frame(point(edge.x + x), point(edge.y + y), point(width), point(height))
  }

  outline(): void {
    this.document.save().dash(4, { space: 3 })
    this.box(0, 0, face.width, face.height)
    this.document.undash().restore()
  }

  text(text: string, { x, y, size, width }: Text): void {
    for (const [n, line] of breakLines(signsIn(this.pages, text, 'regular'), point(width) / size).entries())
      this.pages.draw(line.signs, point(edge.x + x), point(edge.y + y) + n * size * 1.5, size)
  }

  /** Six boxes for the postcode of where it goes, upper left. */
  postcode(code: string | null): void {
    for (let n = 0; n < 6; n++) {
      const x = 14 + n * (BOX + GAP)
      this.box(x, 12, BOX, BOX + 1)
      const signs = signsIn(this.pages, code?.[n] ?? '', 'regular')
      const inset = (point(BOX) - widthOf(signs) * 16) / 2
      this.pages.draw(signs, point(edge.x + x) + inset, point(edge.y + 13.5), 16)
    }
  }
}

export const envelopePdf = (envelope: Envelope): Promise<Uint8Array> =>
  writeDocument({ ...envelope, layout: 'landscape' }, (document, fonts) => {
    const on = new Face(document, new Pages(document, fonts, area))
    const { address, name, sender, mark } = envelope
    on.outline()
    on.postcode(envelope.postcode)
    on.box(195, 12, 20, 20)
    on.text('贴邮票处', { x: 198.5, y: 20, size: 10, width: 18 })
    on.text(address ?? '', { x: 30, y: 44, size: 16, width: 170 })
    on.text(`${name}　收`, { x: 50, y: 72, size: 22, width: 160 })
    on.text(sender.address ?? '', { x: 100, y: 112, size: 12, width: 115 })
    on.text(sender.name, { x: 100, y: 126, size: 12, width: 115 })
    on.text(`邮政编码：${sender.postcode ?? ''}`, { x: 160, y: 142, size: 12, width: 60 })
    on.text(mark, { x: 14, y: 142, size: 10, width: 130 })
  })
