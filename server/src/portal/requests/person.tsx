import { papers } from '@gongkai/rules/requests'
import { SelectField, TextField } from '../components/field.tsx'
import type { Fault } from '../components/note.tsx'
import type { TypedPerson } from './form.ts'

const choicesOf = (names: Readonly<Record<string, string>>, without: readonly string[]) =>
  Object.entries(names)
    .filter(([value]) => !without.includes(value))
    .map(([value, label]) => ({ value, label }))

const allPapers = choicesOf(papers, [])
/** What shows who a citizen is, and what shows an organisation. */
const personalPapers = choicesOf(papers, ['creditCode'])
const papersOfOrganisations = choicesOf(papers, ['idCard', 'passport', 'travelPermit', 'foreignPermit'])

interface Props {
  readonly prefix: string
  readonly person: TypedPerson
  readonly faults: readonly Fault[]
  readonly named?: string
  readonly of?: 'person' | 'organisation' | 'either'
}

const paperChoices = { person: personalPapers, organisation: papersOfOrganisations, either: allPapers }

/** Name, kind of paper and its number (条例第29条第2款第1项). */
export const PersonInputs = ({ prefix, person, faults, named = '姓名或者名称', of = 'either' }: Props) => (
  <>
    <TextField
      id={`${prefix}-name`}
      name={`${prefix}-name`}
      label={named}
      value={person.name}
      faults={faults}
      width="w-m"
      {...(prefix === 'person' && { autocomplete: 'name' })}
    />
    <SelectField
      id={`${prefix}-paper`}
      name={`${prefix}-paper`}
      label="证件种类"
      value={person.paper}
      faults={faults}
      choices={paperChoices[of]}
    />
    <TextField
      id={`${prefix}-number`}
      name={`${prefix}-number`}
      label="证件号码"
      value={person.number}
      faults={faults}
      width="w-m"
    />
  </>
)
