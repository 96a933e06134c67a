import { decisionSteps, type OutcomeCode, outcomeOf } from '@gongkai/rules/outcomes'
import { Button, Radio } from 'antd'
import { type ReactNode, useState } from 'react'

interface StepsProps {
  /** The first step may end in a correction notice instead of an outcome. */
  readonly aside?: ReactNode
  /** The case ended without a reply of substance: only this letter can follow. */
  readonly ended: OutcomeCode | null
  readonly id?: string
  readonly value?: OutcomeCode
  readonly onChange?: (outcome: OutcomeCode | undefined) => void
}

/** Outcomes that other acts bring about; nobody chooses them here. */
const brought: readonly OutcomeCode[] = ['otherCorrectionLapsed', 'withdrawn']
/** A fee that was not paid ends a request at any step (国办函〔2020〕109号第6条). */
const anyTime: OutcomeCode = 'otherFeeLapsed'
const steps = decisionSteps
  .map(({ outcomes, ...step }) => ({ ...step, outcomes: outcomes.filter((code) => !brought.includes(code)) }))
  .filter(({ outcomes }) => outcomes.length > 0)

const stepOf = (outcome: OutcomeCode | undefined): number =>
  Math.max(
    0,
    steps.findIndex(({ outcomes }) => outcome !== undefined && outcomes.includes(outcome)),
  )

/** 七步判断: one question after the other, in an order that is not turned round. */
export function Steps({ aside, ended, value, onChange }: StepsProps) {
  const [asked, setAsked] = useState(() => stepOf(value))
  // A draft that is brought back comes after the first look.
  const at = value ? Math.max(asked, stepOf(value)) : asked
  if (ended)
    return (
      <p>
        申请已经终结：<b>{outcomeOf(ended).zh}</b>
      </p>
    )
  const back = (n: number) => {
    setAsked(n)
    onChange?.(undefined)
  }
  return (
    <>
      <ol className="steps">
        {steps.map(({ zh, ask, outcomes }, n) =>
          n > at ? null : (
            <li key={zh} className={n < at ? 'past' : 'now'}>
              <h3>
                {n + 1}、{zh}
                {n < at ? (
                  <button type="button" className="link" onClick={() => back(n)}>
                    再看这一步
                  </button>
                ) : null}
              </h3>
              {n === at ? (
                <fieldset>
                  <legend>{ask}</legend>
                  {n === 0 ? aside : null}
                  <Radio.Group
                    vertical
                    value={value}
                    onChange={({ target }) => onChange?.(target.value)}
                    options={outcomes.map((code) => ({ value: code, label: outcomeOf(code).zh }))}
                  />
                  {n < steps.length - 1 ? <Button onClick={() => back(n + 1)}>都不是，看下一步</Button> : null}
                </fieldset>
              ) : null}
            </li>
          ),
        )}
      </ol>
      <p>
        <button type="button" className="link" onClick={() => onChange?.(value === anyTime ? undefined : anyTime)}>
          {value === anyTime ? '不按逾期不缴费处理' : `${outcomeOf(anyTime).zh}（不论到哪一步）`}
        </button>
      </p>
    </>
  )
}
