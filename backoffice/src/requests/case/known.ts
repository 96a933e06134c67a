import type { FieldValues } from '@gongkai/rules/outcomes'
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
