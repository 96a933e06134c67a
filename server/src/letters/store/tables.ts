import type { LetterSeries, TemplateLetter } from '@gongkai/rules/letters'
import type { Generated } from 'kysely'

declare module '../../platform/database/schema.ts' {
  interface Schema {
    letter_templates: TemplateTable
    letter_numbers: { agency_id: string; series: string; year: number; last: number }
    letters: LetterTable
  }
}

export type State = 'draft' | 'numbered' | 'sealed' | 'issued' | 'void'
/** `all`: an agency that numbers its letters in one series. */
export type Series = LetterSeries | 'all'

interface TemplateTable {
  id: string
  agency_id: string
  kind: TemplateLetter
  number: number
  state: 'active' | 'replaced' | 'retired'
  file_id: string
  content: string
  size: number
  fields: string[]
  note: string | null
  created_by: string
  created_at: Date
  version: Generated<number>
}

interface LetterTable {
  id: string
  agency_id: string
  unit_id: string
  kind: TemplateLetter
  state: State
  case_id: string | null
  contents: string
  dated_on: string | null
  series: Series | null
  year: number | null
  number: number | null
  document_number: string | null
  template_id: string | null
  draft_file: string | null
  sealed_file: string | null
  verdict: 'same' | 'different' | 'noTextLayer' | null
  comparison: string | null
  accepted_by: string | null
  accepted_reason: string | null
  void_reason: string | null
  created_by: string
  created_at: Date
  changed_at: Date
  version: Generated<number>
}
