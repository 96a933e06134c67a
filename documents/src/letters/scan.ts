import { namespaces as word } from '../read/formats/docx/names.ts'
import { type Attributes, parseXml, type XmlHandler } from '../read/formats/xml.ts'

/** What one XML part prints, paragraph by paragraph in the order of their beginnings, and what it must not hold. */
export interface Scan {
  readonly paragraphs: readonly string[]
  /** Sentences, each once. */
  readonly faults: readonly string[]
}

const namespaces = { ...word, 'http://schemas.openxmlformats.org/drawingml/2006/main': 'a' }

const revision = '模板中还有未接受的修订。请在 Word 的“审阅”中接受或者拒绝全部修订后再上传。'
const comment = '模板中有批注，会随每一份文书发出。请删去全部批注后再上传。'
const objects = '模板嵌入了对象或者控件。请删去后再上传。'

const elements: Record<string, string> = {
  'w:ins': revision,
  'w:del': revision,
  'w:moveFrom': revision,
  'w:moveTo': revision,
  'w:commentReference': comment,
  'w:object': objects,
  'w:control': objects,
  'w:altChunk': '模板嵌入了其他格式的正文。请用 Word 打开后另存为 docx 再上传。',
  'w:subDoc': '模板链接了子文档。请把内容并入模板后再上传。',
  'w:mailMerge': '模板设置了邮件合并。请在 Word 中改为普通文档后再上传。',
  'w:attachedTemplate': '模板链接了另一个模板文件。请在 Word 的“开发工具—文档模板”中改为 Normal 后保存，再上传。',
  'w:dataBinding': '模板中的内容控件绑定了文档属性，打开时会被替换。请删去该控件，直接写字段。',
}

const hidden = '模板中有隐藏文字。请取消隐藏或者删去后再上传。'
const outside = '模板引用了文件以外的内容。请删去或者改为直接插入后再上传。'

/** Field codes that only number, refer or set type; all others may load, run or change what a letter says. */
const harmless = new Set([
  'PAGE',
  'NUMPAGES',
  'SECTION',
  'SECTIONPAGES',
  'HYPERLINK',
  'REF',
  'PAGEREF',
  'SEQ',
  'STYLEREF',
  'EQ',
  'SYMBOL',
  'ADVANCE',
  'TOC',
])
const dates = new Set(['DATE', 'TIME', 'CREATEDATE', 'SAVEDATE', 'PRINTDATE'])

function fieldFault(instruction: string): string | undefined {
  const name = (/^\s*([A-Za-z]+|=)/.exec(instruction)?.[1] ?? '').toUpperCase()
  if (harmless.has(name)) return undefined
  if (dates.has(name)) return `模板中的日期域（${name}）会随打开的日子变化。请改为字段，例如 {成文日期}。`
  return `模板含有不支持的域（${name || '空'}）。请选中该域，按 Ctrl+Shift+F9 改为文字后再上传。`
}

/** Reads one XML part. Throws `DocumentError` where it is not well-formed or nested too deep. */
export function scanPart(bytes: Uint8Array): Scan {
  const scanner = new Scanner()
  parseXml(bytes, namespaces, scanner)
  return { paragraphs: scanner.paragraphs, faults: [...scanner.faults] }
}

const isOn = (a: Attributes): boolean => !['0', 'false', 'off'].includes(a['w:val'] ?? '1')

class Scanner implements XmlHandler {
  readonly paragraphs: string[] = []
  readonly faults = new Set<string>()
  /** Indices of the open paragraphs; text boxes nest them. */
  private readonly open_: number[] = []
  private readonly instructions: string[] = []
  private inText = false
  private inInstruction = false
  private inRun = false
  private vanish = false

  open(name: string, a: Attributes): void {
    const fault = elements[name]
    if (fault) this.faults.add(fault)
    this.checkAddresses(a)
    switch (name) {
      case 'w:p':
      case 'a:p':
        this.open_.push(this.paragraphs.push('') - 1)
        break
      case 'w:r':
        this.inRun = true
        this.vanish = false
        break
      case 'w:vanish':
        if (this.inRun) this.vanish = isOn(a)
        break
      case 'w:t':
      case 'a:t':
      case 'm:t':
        this.inText = true
        if (this.vanish) this.faults.add(hidden)
        break
      case 'w:instrText':
        this.inInstruction = true
        break
      case 'w:fldSimple':
        this.checkField(a['w:instr'] ?? '')
        break
      case 'w:fldChar':
        this.fieldCharacter(a['w:fldCharType'] ?? '')
    }
  }

  text(text: string): void {
    const paragraph = this.open_.at(-1)
    if (this.inInstruction && this.instructions.length) this.instructions[this.instructions.length - 1] += text
    else if (this.inText && paragraph !== undefined) this.paragraphs[paragraph] += text
  }

  close(name: string): void {
    if (name === 'w:p' || name === 'a:p') this.open_.pop()
    else if (name === 'w:r') this.inRun = false
    else if (name === 'w:t' || name === 'a:t' || name === 'm:t') this.inText = false
    else if (name === 'w:instrText') this.inInstruction = false
  }

  private fieldCharacter(type: string): void {
    if (type === 'begin') this.instructions.push('')
    else if (type === 'end') {
      const instruction = this.instructions.pop()
      if (instruction !== undefined) this.checkField(instruction)
    }
  }

  private checkField(instruction: string): void {
    const fault = fieldFault(instruction)
    if (fault) this.faults.add(fault)
  }

  /** Pictures of the old drawing language name their source themselves. */
  private checkAddresses(a: Attributes): void {
    for (const name in a)
      if (/(^|:)(src|href)$/.test(name) && /^(\w{2,}:|[\\/]{2})/.test((a[name] ?? '').trim())) this.faults.add(outside)
  }
}
