import type { LetterBlank } from '@gongkai/rules/letters'
import { letterLimits } from './limits.ts'
import type { ProblemCode, TemplateProblem } from './problems.ts'
import { type Tag, tagsOf } from './tags.ts'
import { ordinalNames } from './values.ts'

interface Section {
  readonly name: string
  readonly at: string
  readonly list: (LetterBlank & { kind: 'list' }) | undefined
  /** What stands in it is printed in every letter. */
  readonly always: boolean
}

/** Reads the tags of all parts against the blanks of a letter, and tells what is wrong and where it stands. */
export class TagReader {
  readonly used: string[] = []
  private readonly byName: ReadonlyMap<string, LetterBlank>
  private readonly problems: TemplateProblem[]
  /** Blanks that every letter prints. */
  private readonly certain = new Set<string>()
  private sections: Section[] = []
  private at = ''
  private tags = 0

  constructor(blanks: readonly LetterBlank[], problems: TemplateProblem[]) {
    this.byName = new Map(blanks.map((blank) => [blank.zh, blank]))
    this.problems = problems
  }

  /** `place`: 正文, 页眉, …; a section begins and ends in the same part. */
  read(place: string, paragraphs: readonly string[]): void {
    let printed = 0
    for (const text of paragraphs) {
      if (text.trim() === '') continue
      printed++
      this.at = `${place}第${printed}段“${text.trim().slice(0, 20)}${text.trim().length > 20 ? '…' : ''}”`
      for (const tag of tagsOf(text)) {
        if (++this.tags > letterLimits.tags) break
        if (tag.kind === 'broken') this.report('brokenTag', tag.message)
        else this.take(tag)
      }
    }
    for (const { name, at } of this.sections)
      this.report('brokenTag', `“{#${name}}”没有结束，缺少 {/${name}}。`, undefined, at)
    this.sections = []
  }

  finish(): void {
    if (this.tags > letterLimits.tags)
      this.problems.push({ code: 'brokenTag', message: `模板中的字段超过${letterLimits.tags}处，请精简。` })
    for (const { zh, required, kind } of this.byName.values())
      if (required && !this.certain.has(zh))
        this.problems.push({
          code: 'missingField',
          field: zh,
          message: `缺少必备要素“${zh}”，请在模板中写上 ${kind === 'list' ? `{#${zh}}…{/${zh}}` : `{${zh}}`}。`,
        })
  }

  private take(tag: Tag): void {
    if (tag.kind === 'close') this.end(tag.name)
    else if (tag.kind === 'value') this.value(tag.name)
    else this.begin(tag)
  }

  private begin({ kind, name }: Tag): void {
    const blank = this.byName.get(name)
    const outer = this.sections.at(-1)
    const list = blank?.kind === 'list' && kind === 'open' ? blank : undefined
    const always = (outer?.always ?? true) && kind === 'open' && blank?.required === true
    if (!blank) this.unknown(name)
    else this.note(name)
    if (this.listAround()) this.report('brokenTag', `“{#${name}}”不能写在列表 {#${this.listAround()?.zh}} 之内。`)
    this.sections.push({ name, at: this.at, list, always })
  }

  private end(name: string): void {
    const section = this.sections.at(-1)
    if (!section) this.report('brokenTag', `“{/${name}}”之前没有与它对应的 {#${name}}。`)
    else if (name !== '' && name !== section.name)
      this.report('brokenTag', `“{/${name}}”与 {#${section.name}} 不对应；应先写 {/${section.name}}。`)
    else this.sections.pop()
  }

  private value(name: string): void {
    const list = this.listAround()
    const blank = this.byName.get(name)
    const always = this.sections.at(-1)?.always ?? true
    if (list) {
      if ((ordinalNames as readonly string[]).includes(name)) return
      if (!Object.values(list.items).some(({ zh }) => zh === name)) {
        const names = [...ordinalNames, ...Object.values(list.items).map(({ zh }) => zh)].map((n) => `{${n}}`)
        this.report(
          'unknownField',
          `“{${name}}”不能写在列表 {#${list.zh}} 之内；这里可以写 ${names.join('、')}。`,
          name,
        )
      } else if (always) this.certain.add(list.zh)
    } else if (!blank) this.unknown(name)
    else if (blank.kind === 'list')
      this.report('brokenTag', `“{${name}}”有多项，应写成 {#${name}}…{/${name}}，中间写一项的内容。`, name)
    else {
      this.note(name)
      if (always) this.certain.add(name)
    }
  }

  private listAround = () => this.sections.findLast(({ list }) => list)?.list

  private note(name: string): void {
    if (!this.used.includes(name)) this.used.push(name)
  }

  private unknown(name: string): void {
    this.report('unknownField', `没有“${name.slice(0, 40)}”这个字段，请对照字段表改正。`, name.slice(0, 40))
  }

  /** The same fault at the same place once: text boxes are written twice in a file. */
  private report(code: ProblemCode, message: string, field?: string, at = this.at): void {
    if (this.problems.length < 100 && !this.problems.some((p) => p.message === message && p.at === at))
      this.problems.push({ code, message, at, ...(field !== undefined && { field }) })
  }
}
