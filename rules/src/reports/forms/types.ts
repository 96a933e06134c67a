/** The two statutory forms of the annual report, named by the year of the instrument. */
export type Edition = '2019' | '2021'

export type SectionKey = 'overall' | 'proactive' | 'requests' | 'reviewLitigation' | 'problems' | 'otherMatters'
export type TableKey = 'proactive' | 'requests' | 'reviewLitigation'

export interface SectionForm {
  readonly key: SectionKey
  /** Word for word as in the instrument, with its number. */
  readonly title: string
  readonly kind: 'narrative' | 'table'
}

export interface ColumnForm {
  readonly key: string
  readonly label: string
  /** Header cells above this one, outermost first. */
  readonly group: readonly string[]
  readonly unit?: string
  /** Other wordings seen in published reports: examples, not a complete list. */
  readonly aliases: readonly string[]
}

export interface RowForm {
  readonly key: string
  readonly label: string
  /** Label cells to the left, outermost first. */
  readonly group: readonly string[]
  readonly aliases: readonly string[]
  /** Of table three: `flow` rows enter the printed relation 一 + 二 = 三 + 四, `result` rows add up to the `sum` row. */
  readonly kind?: 'flow' | 'result' | 'sum'
  readonly meaning?: string
  /** Articles of 条例 that the row counts. */
  readonly articles?: string
  /** Not printed in the standard form; `replaces` names the rows it stands for when a document prints it. */
  readonly optional?: true
  readonly replaces?: readonly string[]
}

/** A block of table two: its own rows under its own header. */
export interface BlockForm {
  readonly key: string
  readonly label: string
  readonly rows: readonly RowForm[]
  readonly columns: readonly ColumnForm[]
}

export interface Form {
  readonly edition: Edition
  readonly instrument: string
  readonly name: string
  /** First and last report year the instrument applies to; the last is null while it is in force. */
  readonly years: readonly [number, number | null]
  readonly sections: readonly SectionForm[]
  readonly proactive: readonly BlockForm[]
  readonly requests: { readonly rows: readonly RowForm[]; readonly columns: readonly ColumnForm[] }
  readonly reviewLitigation: { readonly columns: readonly ColumnForm[] }
}
