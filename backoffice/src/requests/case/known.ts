import type { FieldValues, OutcomeCode } from '@gongkai/rules/outcomes'
import type { ActOf, ActType } from '@gongkai/rules/requests'
import type { RequestCase } from '../../api/requests.ts'
import { recordedOf } from './tell.ts'

/** What the case knows already of the fields that outcomes demand, so that nobody types it twice. */
export function knownOf(one: RequestCase): FieldValues {
  const history = recordedOf(one)
  const last = <T extends ActType>(type: T) =>
    history.findLast((recorded) => recorded.act.type === type)?.act as ActOf<T> | undefined
  const [search, asked, corrected, withdrawn] = [
    last('searched'),
    last('correctionAsked'),
    last('corrected'),
    last('withdrawn'),
  ]
  const notice = one.letters.find(({ id }) => id === asked?.letter)?.documentNumber
  const known = {
    searchedBy: search?.by,
    searchScope: search?.places,
    searchWords: search?.words,
    searchedOn: search?.on,
    correctionNumber: notice ?? undefined,
    correctionServedOn: asked && (asked.deliveredOn ?? asked.on),
    correctionDueOn: asked?.dueOn,
    correctedOn: corrected?.receivedOn,
    withdrawnOn: withdrawn?.on,
    withdrawnHow: withdrawn?.way,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

/** Acts after which the reply is another one. */
const another: readonly ActType[] = ['split', 'withdrawn', 'correctionLapsed']

/** The draft; where a corrected description took it back, what it said: to be looked through and saved anew. */
export function draftOf(one: RequestCase): { readonly outcome: OutcomeCode; readonly values: FieldValues } | null {
  if (one.draft) return { outcome: one.draft.outcome, values: one.draft.values as FieldValues }
  const acts = recordedOf(one).map(({ act }) => act)
  const at = acts.findLastIndex(({ type }) => type === 'drafted')
  const last = acts[at]
  return last?.type === 'drafted' && !acts.slice(at).some(({ type }) => another.includes(type)) ? last : null
}
