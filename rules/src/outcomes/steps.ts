import type { OutcomeCode } from './codes.ts'

/** One question of the seven, and the outcomes that it can end in. */
export interface DecisionStep {
  readonly zh: string
  readonly ask: string
  readonly outcomes: readonly OutcomeCode[]
}

/**
 * 七步判断 in the order of practice, which is not to be turned round. A request withdrawn or a fee not paid ends it at any
 * step; the last step (文书、救济、送达、归档) ends in no outcome of its own.
 */
export const decisionSteps: readonly DecisionStep[] = [
  {
    zh: '补不补',
    ask: '要件是否齐全、内容是否明确？不明确的补正（条例第三十条）',
    outcomes: ['otherCorrectionLapsed', 'unavailableStillUnclear'],
  },
  {
    zh: '是不是',
    ask: '是不是政府信息公开申请？',
    outcomes: [
      'notProcessedPetition',
      'notProcessedPublication',
      'notProcessedRepeat',
      'notProcessedConfirmReissue',
      'notProcessedExcessive',
      'notGovInfo',
    ],
  },
  {
    zh: '谁负责',
    ask: '是否由本机关负责公开？有无特别规定、是否已移交档案馆？',
    outcomes: ['otherAgency', 'withheldAdministrativeInquiry', 'transferredToArchive'],
  },
  {
    zh: '有没有',
    ask: '经检索有没有该信息？是否需要加工、分析？',
    outcomes: ['notHeld', 'unavailableRequiresCreation'],
  },
  {
    zh: '给不给',
    ask: '先看条例第十四条，再看第十五条（征求第三方意见），再看第十六条；能够区分的适用第三十七条',
    outcomes: [
      'withheldStateSecret',
      'withheldProhibitedByLaw',
      'withheldSafetyStability',
      'withheldThirdParty',
      'withheldInternalAffairs',
      'withheldProcessInfo',
      'withheldEnforcementFile',
      'partiallyGranted',
    ],
  },
  { zh: '怎么给', ask: '是否已经主动公开？以何种形式提供（条例第四十条）？', outcomes: ['alreadyPublic', 'granted'] },
  { zh: '怎么答', ask: '文书、救济、送达、归档', outcomes: [] },
]
