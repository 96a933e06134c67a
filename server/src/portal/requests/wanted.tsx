import { AreaField, PickField, SelectField } from '../components/field.tsx'
import type { Fault } from '../components/note.tsx'
import { Law } from '../components/text.tsx'
import type { RequestForm } from './form.ts'

/** An agency that an application may be put to. */
export interface Receiver {
  readonly id: string
  readonly name: string
  readonly phone: string | null
}

interface Props {
  readonly form: RequestForm
  readonly faults: readonly Fault[]
}

const unknown = '不知道由谁负责的，可以向本级人民政府或者它的办公厅（室）提出，由其告知'

/** 二、所需政府信息 (条例第29条第2款第2项). */
export const Wanted = ({ form, faults, receivers }: Props & { receivers: readonly Receiver[] }) => (
  <section class="part" aria-labelledby="p2">
    <h2 class="part-h" id="p2">
      二、所需政府信息
    </h2>
    <p class="why">一份申请最好只写一项内容，办得更快。写不清楚也不要紧，工作机构会给予指导。</p>
    <SelectField
      id="agency"
      name="agency"
      label="向哪个机关申请"
      {...(receivers.length > 1 && { hint: unknown })}
      value={form.agency || (receivers.length === 1 ? (receivers[0]?.id ?? '') : '')}
      faults={faults}
      choices={[{ value: '', label: '请选择' }, ...receivers.map(({ id, name }) => ({ value: id, label: name }))]}
    />
    <AreaField
      id="description"
      name="description"
      label="名称、文号或者其他特征性描述"
      hint="例如：2025年清源镇石湾村征收土地的补偿安置方案。最多4000个字"
      value={form.description}
      faults={faults}
    />
  </section>
)

/** 三、形式要求 (条例第29条第2款第3项). */
export const Wishes = ({ form, faults }: Props) => (
  <section class="part" aria-labelledby="p3">
    <h2 class="part-h" id="p3">
      三、形式要求
    </h2>
    <p class="why">
      选择您想怎样得到信息。 <Law>条例第二十九条、第四十条</Law>
    </p>
    <PickField
      id="form"
      name="form"
      label="信息的形式"
      value={form.form}
      faults={faults}
      choices={[
        { value: 'electronic', label: '电子文件' },
        { value: 'paper', label: '纸质复制件' },
        { value: 'inspection', label: '查阅、抄录' },
      ]}
    />
    <PickField
      id="delivery"
      name="delivery"
      label="获取方式"
      value={form.delivery}
      faults={faults}
      choices={[
        { value: 'portal', label: '在本网站凭查询码下载' },
        { value: 'email', label: '电子邮件', says: '发到您填写的电子邮箱' },
        { value: 'post', label: '邮寄', says: '寄到您填写的通信地址' },
        {
          value: 'collect',
          label: '到工作机构当面领取',
          says: '阅读有困难或者视听有障碍的，工作机构会提供帮助',
        },
      ]}
    />
  </section>
)
