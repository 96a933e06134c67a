import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { relationshipsOf, typesOf } from './pack.ts'
import type { Part } from './package.ts'
import type { TemplateProblem } from './problems.ts'
import type { Printed } from './values.ts'

interface Compiled {
  readonly problems: readonly TemplateProblem[]
  /** The XML of the parts with the values filled in. */
  readonly fill: (values: Printed) => ReadonlyMap<string, string>
}

const library = Docxtemplater as typeof Docxtemplater & {
  FileTypeConfig: { docx(): { baseModules: (() => { name: string })[] } }
}

/** Without the module that lets a tag put raw XML into the document. */
function config() {
  const docx = library.FileTypeConfig.docx()
  return { ...docx, baseModules: docx.baseModules.filter((module) => module().name !== 'RawXmlModule') }
}

/** Looks up own entries only; a name is a name and never an expression. */
const parser = (tag: string) => ({
  get: (scope: unknown): unknown =>
    typeof scope === 'object' && scope !== null && Object.hasOwn(scope, tag)
      ? (scope as Record<string, unknown>)[tag]
      : undefined,
})

/** Compiles the parts. What the library cannot make sense of comes back as a problem. */
export function compile(parts: readonly Part[]): Compiled {
  const zip = new PizZip()
  zip.file('[Content_Types].xml', typesOf(parts))
  zip.file('_rels/.rels', relationshipsOf(parts))
  // Only what may hold tags: pictures and fonts need no second copy.
  for (const { path, contentType, bytes } of parts)
    if (/[+/]xml$/.test(contentType)) zip.file(path, new TextDecoder().decode(bytes))
  try {
    const doc = new Docxtemplater(zip, {
      paragraphLoop: true,
      fileTypeConfig: config(),
      parser,
      errorLogging: false,
      nullGetter: () => '',
      syntax: { changeDelimiterPrefix: null },
    })
    const fill = (values: Printed) => {
      doc.render(values)
      const filled = doc.getZip() as PizZip
      return new Map(Object.keys(filled.files).map((path) => [path, filled.file(path)?.asText() ?? '']))
    }
    return { problems: [], fill }
  } catch (error) {
    const problems = problemsOf(error)
    if (!problems) throw error
    return { problems, fill: () => new Map() }
  }
}

export const misplaced = (tag: string) =>
  `“${tag}”的位置不对：{#…} 和 {/…} 应在正文的段落之间、同一单元格或者同一表格行中成对出现。`

function problemsOf(error: unknown): TemplateProblem[] | undefined {
  if (!(error instanceof Error) || !('properties' in error)) return undefined
  const { errors, xtag } = error.properties as { errors?: { properties?: { xtag?: unknown } }[]; xtag?: unknown }
  const tags = new Set((errors?.map((e) => e.properties?.xtag) ?? [xtag]).map((tag) => String(tag ?? '').slice(0, 40)))
  return [...tags].map((tag) => ({
    code: 'brokenTag',
    message: misplaced(tag ? `{${tag}}` : '{#…}'),
  }))
}
