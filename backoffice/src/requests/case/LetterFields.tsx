import {
  blanksOf,
  type LetterBlank,
  type LetterFieldKey,
  letterFields,
  type TemplateLetter,
} from '@gongkai/rules/letters'
import { Button, Form, type FormInstance, Input } from 'antd'
import { Card, Facts } from '../../parts/Card.tsx'
import { dateInWords } from '../../parts/words.ts'

export type LetterValues = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[] | undefined>>

/** What the program fills in when a letter is numbered. */
const bySystem: readonly string[] = ['agencyName', 'documentNumber']

/** Computed from what else is written: never asked. */
const computed: readonly string[] = ['extendedTo']

/** The blanks of a letter that are left to a person. */
export const blanksToWrite = (kind: TemplateLetter, filled: object): readonly LetterBlank[] =>
  blanksOf(kind).filter(({ key }) => !(key in filled) && ![...bySystem, ...computed].includes(key))

/** The days of an extension as they are being written, from which its end is computed. */
export function useDays(form: FormInstance): { extensionDays?: string } {
  const days = Form.useWatch<string | undefined>(['values', 'extensionDays'], form)
  return days && /^([1-9]|1\d|20)$/.test(days) ? { extensionDays: days } : {}
}

/** What was written, without what was left empty. */
export function valuesSent(values: LetterValues): never {
  const sent: Record<string, LetterValues[string]> = {}
  for (const [key, value] of Object.entries(values)) {
    const given =
      typeof value === 'string'
        ? value.trim() !== '' && value
        : value?.filter((item) => Object.values(item).some((text) => text?.trim()))
    if (given && given.length > 0) sent[key] = given
  }
  return sent as never
}

/** A field for each blank of a letter. */
export const LetterFields = ({ blanks }: { blanks: readonly LetterBlank[] }) =>
  blanks.map((blank) =>
    blank.kind === 'list' ? (
      <ItemsField key={blank.key} blank={blank} />
    ) : (
      <Form.Item key={blank.key} name={['values', blank.key]} label={blank.zh} required={blank.required}>
        {blank.kind === 'date' ? (
          <Input type="date" />
        ) : blank.kind === 'line' ? (
          <Input maxLength={blank.max} />
        ) : (
          <Input.TextArea maxLength={blank.max} rows={3} />
        )}
      </Form.Item>
    ),
  )

/** Items of a list, each of one text. */
function ItemsField({ blank }: { blank: LetterBlank & { kind: 'list' } }) {
  const [item = 'text'] = Object.keys(blank.items)
  const says = blank.items[item]?.zh ?? blank.zh
  return (
    <fieldset className="part">
      <legend>
        {blank.zh}
        {blank.required ? null : <span className="mute">（选填）</span>}
      </legend>
      <Form.List name={['values', blank.key]} {...(blank.required ? { initialValue: [{ [item]: '' }] } : {})}>
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }, n) => (
              <div key={key} className="one-part">
                <Form.Item name={[name, item]} label={`${says}${n + 1}`} required>
                  <Input.TextArea maxLength={blank.items[item]?.max ?? 2000} rows={1} />
                </Form.Item>
                <Button onClick={() => remove(name)}>去掉这一项</Button>
              </div>
            ))}
            <Button onClick={() => add({ [item]: '' })}>加一项{says}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

/** What the letter prints from the case; nobody types it. */
export const FilledIn = ({ values }: { values: LetterValues }) => (
  <Card title="由系统填入">
    <div className="computed">
      <Facts
        rows={Object.entries(values).map(([key, value]) => [letterFields[key as LetterFieldKey].zh, shown(value)])}
      />
    </div>
  </Card>
)

const shown = (value: LetterValues[string]): string =>
  typeof value !== 'string' ? '' : /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateInWords(value) : value
