import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Font } from 'fontkit'

export type Weight = 'regular' | 'bold'

/** One character as it will be set: by which embedded font, how wide at size 1. */
export interface Sign {
  text: string
  font: string
  width: number
}

interface Source {
  bytes: Buffer
  font: Font
}

const noto = '@expo-google-fonts/noto-serif-sc'
/** The first font has GB 18030 as far as it is mandatory, the second what else Noto has of the Han script. */
const files = {
  regular: [`${noto}/400Regular/NotoSerifSC_400Regular.ttf`, '@gongkai/documents/fonts/NotoSerifCJKsc-Supplement.ttf'],
  bold: [`${noto}/700Bold/NotoSerifSC_700Bold.ttf`, '@gongkai/documents/fonts/NotoSerifCJKsc-Supplement.ttf'],
} as const

const loaded = new Map<string, Promise<Source>>()

function load(file: string): Promise<Source> {
  const known = loaded.get(file)
  if (known) return known
  const loading = (async () => {
    const [{ create }, bytes] = await Promise.all([
      import('fontkit'),
      readFile(createRequire(import.meta.url).resolve(file)),
    ])
    return { bytes, font: create(bytes) as Font }
  })()
  loaded.set(file, loading)
  return loading
}

/** The fonts of one document: every character of it is found in one of them, or there is no document. */
export class Fonts {
  /** Fonts the document uses, by name. */
  readonly used = new Map<string, Buffer>()
  private readonly sources: Record<Weight, readonly Source[]>
  private readonly signs = new Map<string, Sign>()
  /** For each used font, which character a glyph stands for. */
  private readonly glyphs = new Map<string, Map<number, string>>()

  private constructor(sources: Record<Weight, readonly Source[]>) {
    this.sources = sources
  }

  static async load(): Promise<Fonts> {
    const [regular, bold] = await Promise.all([Promise.all(files.regular.map(load)), Promise.all(files.bold.map(load))])
    return new Fonts({ regular, bold })
  }

  has(character: string, weight: Weight): boolean {
    const code = character.codePointAt(0) ?? 0
    return this.sources[weight].some(({ font }) => font.hasGlyphForCodePoint(code))
  }

  /** Throws RangeError, naming the character, where no font has it. */
  signsOf(text: string, weight: Weight): Sign[] {
    return Array.from(text, (character) => {
      const key = weight + character
      const sign = this.signs.get(key) ?? this.find(character, weight)
      this.signs.set(key, sign)
      return sign
    })
  }

  private find(character: string, weight: Weight): Sign {
    const code = character.codePointAt(0) ?? 0
    const index = this.sources[weight].findIndex(({ font }) => font.hasGlyphForCodePoint(code))
    const source = this.sources[weight][index]
    if (!source) {
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
      throw new RangeError(`PDF 所用字体中没有“${character}”（${name}）；请改用 DOCX、HTML 等格式，或换一种写法。`)
    }
    const { id, advanceWidth } = source.font.glyphForCodePoint(code)
    const font = this.fontFor(`${weight}${index}`, id, character, source)
    return { text: character, font, width: advanceWidth / source.font.unitsPerEm }
  }

  /**
   * Characters may share a glyph (U+2027 and U+2022), but a glyph of an embedded font stands for one character only when
   * its text is copied: the second one is set from a second copy of the font.
   */
  private fontFor(family: string, glyph: number, character: string, source: Source): string {
    for (let copy = 0; ; copy++) {
      const name = `${family}.${copy}`
      const glyphs = this.glyphs.get(name) ?? new Map<number, string>()
      if ((glyphs.get(glyph) ?? character) !== character) continue
      glyphs.set(glyph, character)
      this.glyphs.set(name, glyphs)
      if (!this.used.has(name)) this.used.set(name, copy === 0 ? source.bytes : renamed(source, copy))
      return name
    }
  }
}

/** A copy under another name, for pdfkit embeds fonts of one name only once. */
function renamed({ bytes, font }: Source, copy: number): Buffer {
  const name = font.postscriptName
  const stored = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
  const [from, to] = [stored(name), stored(name.slice(0, -1) + String.fromCodePoint(0x60 + copy))]
  const result = Buffer.from(bytes)
  for (let at = result.indexOf(from); at >= 0; at = result.indexOf(from, at + 1)) to.copy(result, at)
  return result
}
