import {
  type Field,
  type FieldKey,
  type FieldValues,
  fields,
  fieldsDemanded,
  type OutcomeCode,
  oldRegulationProblems,
  outcomeOf,
  partsOf,
  restsOnLaw,
  wrongValue,
} from '../outcomes/index.ts'
import { givesReason } from './reason.ts'
import { partWays, ways } from './ways.ts'

/** What the letter of a decision has in its blanks: the text itself, and what is said besides (grounds, annexes). */
export interface Written {
  readonly decision: string
  readonly besides: string
}

/** `id` is the check of outcomes.md §4; `must` is its §3 (答复书须写). */
export interface StatedProblem {
  readonly id: 'LT-4' | 'LT-5' | 'LT-6' | 'LT-8' | 'must'
  readonly message: string
}

/** The check that watches over what an outcome has to say. */
function checkOf(outcome: OutcomeCode): StatedProblem['id'] {
  if (outcome === 'notHeld') return 'LT-5'
  if (outcome === 'otherAgency') return 'LT-6'
  return outcome === 'partiallyGranted' || outcomeOf(outcome).remedy === 'preReview' ? 'LT-4' : 'must'
}

/** Words of a conclusion that nothing else says (条例第36条第四项、第39条第1款). */
const said: { readonly [K in OutcomeCode]?: { readonly pattern: RegExp; readonly words: string } } = {
  notHeld: { pattern: /不存在/, words: '该政府信息不存在' },
  notProcessedPetition: { pattern: /不.{0,4}作为/, words: '不作为政府信息公开申请处理' },
}

/** How a field is called in a problem. */
const nameOf = (key: FieldKey): string =>
  key === 'disclosureRule' ? '法律、法规、规章是否规定应当公开' : fields[key].zh.replace(/（.*）/, '')

const lacking = (name: string, pieces: readonly string[]): string[] =>
  pieces.length === 0
    ? []
    : [
        `答复书没有写明${name}${pieces
          .filter(Boolean)
          .map((piece) => `“${piece}”`)
          .join('')}`,
      ]

function conclusionProblems(outcome: OutcomeCode, decision: string): string[] {
  const own = said[outcome]
  return own && !own.pattern.test(decision) ? lacking('', [own.words]) : []
}

function factProblems(demanded: readonly FieldKey[], values: FieldValues, text: string): string[] {
  return demanded.flatMap((key) => {
    const field: Field = fields[key]
    const [way, value] = [ways[key], values[key]]
    if (!way || value === undefined || wrongValue(field, value)) return []
    return lacking(nameOf(key), way(text, value, field))
  })
}

/** Each part that is not given is named, with the law that keeps it back (条例第37条). */
const partProblems = (values: FieldValues, text: string): string[] =>
  wrongValue(fields.withheldParts, values.withheldParts)
    ? []
    : partsOf(values).flatMap(({ what, ground, lawName = '', lawArticle = '' }, i) => [
        ...lacking(`不公开的第${i + 1}部分`, partWays.what(text, what, fields.withheldParts)),
        ...(restsOnLaw(ground)
          ? [
              ...lacking(`第${i + 1}部分所依据的`, partWays.lawName(text, lawName, fields.lawName)),
              ...lacking(`第${i + 1}部分依据的条款`, partWays.lawArticle(text, lawArticle, fields.lawArticle)),
            ]
          : []),
      ])

/**
 * What the text of a decision's letter lacks of what the decision states and the letter has to say (outcomes.md §3;
 * LT-4 to LT-6), and what it cites of the former regulation (LT-8). Wording is free, facts are not. Empty when it is
 * whole; every message says what is missing.
 */
export function statedProblems(
  outcome: OutcomeCode,
  values: FieldValues,
  { decision, besides }: Written,
): StatedProblem[] {
  const demanded = fieldsDemanded(outcome, values).flatMap(({ field, optional }) => (optional ? [] : [field]))
  const text = `${decision}\n${besides}`
  const id = checkOf(outcome)
  const hasReason = givesReason(outcome, demanded, values, decision)
  return [
    ...conclusionProblems(outcome, decision),
    ...(hasReason ? [] : [`答复书没有说明理由，请写明为什么“${outcomeOf(outcome).zh}”`]),
    ...factProblems(demanded, values, text),
    ...(outcome === 'partiallyGranted' ? partProblems(values, text) : []),
  ]
    .map((message): StatedProblem => ({ id, message }))
    .concat(oldRegulationProblems('决定内容', outcome, decision).map((message) => ({ id: 'LT-8', message })))
}
