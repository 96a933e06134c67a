import type { CivilDate } from '../dates/index.ts'

/** How a decision was served. Mail goes by 邮政企业 only (邮政法第55条, 国办公开办函〔2016〕235号). */
export type Service =
  | { readonly method: 'direct' | 'entrusted'; readonly signedOn: CivilDate }
  | { readonly method: 'direct'; readonly refusedOn: CivilDate }
  | { readonly method: 'post'; readonly postedOn: CivilDate; readonly signedOn: CivilDate | null }
  | { readonly method: 'online'; readonly arrivedOn: CivilDate }

/**
 * The two dates of one service: `answeredOn` decides whether the reply was timely — signature by hand, posting by mail
 * (国办公开办函〔2016〕235号); `knownOn` starts the periods of remedy — signature or refusal to sign, signature on the
 * postal receipt, arrival in the system the applicant named (行政复议法实施条例第23条); null until the mail is signed for.
 */
export function serviceDates(service: Service): { answeredOn: CivilDate; knownOn: CivilDate | null } {
  switch (service.method) {
    case 'post':
      return { answeredOn: service.postedOn, knownOn: service.signedOn }
    case 'online':
      return { answeredOn: service.arrivedOn, knownOn: service.arrivedOn }
    default: {
      const on = 'refusedOn' in service ? service.refusedOn : service.signedOn
      return { answeredOn: on, knownOn: on }
    }
  }
}
