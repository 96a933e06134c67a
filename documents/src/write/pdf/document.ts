import { Fonts } from './fonts.ts'

interface Made {
  readonly title: string
  /** In place of the day of writing, which would make every copy another file. */
  readonly date: string | null | undefined
  readonly layout?: 'portrait' | 'landscape'
}

/** Makes a PDF of A4 pages: what `compose` draws on it, as bytes. */
export async function writeDocument(
  { title, date, layout = 'portrait' }: Made,
  compose: (document: PDFKit.PDFDocument, fonts: Fonts) => void,
): Promise<Uint8Array> {
  const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), Fonts.load()])
  const document = new PDFDocument({
    size: 'A4',
    layout,
    margin: 0,
    font: '',
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Creator: 'gongkai', CreationDate: dayOf(date) },
  })
  const chunks: Buffer[] = []
  const finished = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject))
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  compose(document, fonts)
  document.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}

function dayOf(date: string | null | undefined): Date {
  const day = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(day.getTime()) ? new Date(0) : day
}
