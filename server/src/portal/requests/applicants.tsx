import { applicantClassNames } from '@gongkai/rules/requests'
import { AreaField, PickField, SelectField, TextField } from '../components/field.tsx'
import type { Fault } from '../components/note.tsx'
import { Law } from '../components/text.tsx'
import { MOST_JOINT, type RequestForm, type TypedPerson } from './form.ts'
import { PersonInputs } from './person.tsx'

const { naturalPerson: _, ...organisations } = applicantClassNames
const classes = [
  { value: '', label: '请选择' },
  ...Object.entries(organisations).map(([value, label]) => ({ value, label })),
]

interface Props {
  readonly form: RequestForm
  readonly faults: readonly Fault[]
  /** Where the form is answered. */
  readonly action: string
}

/** The one who is written to. What belongs to the other kind of applicant is out of sight where browsers can do so. */
const First = ({ form, faults }: Props) => (
  <>
    <PickField
      id="who"
      name="who"
      label="申请人是"
      value={form.who}
      faults={faults}
      choices={[
        { value: 'person', label: '公民' },
        {
          value: 'organisation',
          label: '法人或者其他组织',
          says: '企业、科研机构、社会公益组织、法律服务机构等',
        },
      ]}
    />
    <fieldset class="sub sub-person">
      <legend>公民</legend>
      <PersonInputs prefix="person" person={form.person} faults={faults} named="姓名" of="person" />
    </fieldset>
    <fieldset class="sub sub-organisation">
      <legend>法人或者其他组织</legend>
      <PersonInputs prefix="organisation" person={form.organisation} faults={faults} named="名称" of="organisation" />
      <SelectField
        id="class"
        name="class"
        label="组织的类别"
        hint="只用于年度报告的统计"
        value={form.class}
        faults={faults}
        choices={classes}
      />
    </fieldset>
  </>
)

const Joint = ({ person, n, faults, action }: { person: TypedPerson; n: number } & Omit<Props, 'form'>) => (
  <fieldset class="ev" id={`joint${n}`}>
    <legend>共同申请人{n}</legend>
    <div>
      <input type="hidden" name={`joint${n}`} value="1" />
      <PersonInputs prefix={`joint${n}`} person={person} faults={faults} />
      <button class="as-link" type="submit" name="act" value={`no-joint-${n}`} formAction={`${action}#more`}>
        去掉共同申请人{n}
      </button>
    </div>
  </fieldset>
)

const Agent = ({ person, faults, action }: { person: TypedPerson } & Omit<Props, 'form'>) => (
  <fieldset class="ev" id="agent">
    <legend>代理人或者经办人</legend>
    <div>
      <input type="hidden" name="agent" value="1" />
      <PersonInputs prefix="agent" person={person} faults={faults} />
      <p class="tip">请在“附件”中上传授权委托书。</p>
      <button class="as-link" type="submit" name="act" value="no-agent" formAction={`${action}#more`}>
        去掉代理人
      </button>
    </div>
  </fieldset>
)

/** Others who ask together with the first, and who acts for them. */
const More = ({ form, faults, action }: Props) => (
  <div id="more">
    {form.joint.map((person, i) => (
      <Joint key={i} person={person} n={i + 1} faults={faults} action={action} />
    ))}
    {form.agent && <Agent person={form.agent} faults={faults} action={action} />}
    <div class="acts gap-s">
      {form.joint.length < MOST_JOINT && (
        <button
          class="btn"
          type="submit"
          name="act"
          value="joint"
          formAction={`${action}#joint${form.joint.length + 1}`}
        >
          添加共同申请人
        </button>
      )}
      {!form.agent && (
        <button class="btn" type="submit" name="act" value="agent" formAction={`${action}#agent`}>
          由代理人或者经办人提出
        </button>
      )}
    </div>
  </div>
)

const Contact = ({ form, faults }: Props) => (
  <>
    <TextField
      id="phone"
      name="phone"
      label="联系电话"
      hint="用来与您确认收到申请。在网上提出的申请，双方确认之日才是收到之日"
      value={form.phone}
      faults={faults}
      width="w-m"
      type="tel"
      autocomplete="tel"
    />
    <TextField
      id="email"
      name="email"
      label="电子邮箱"
      optional
      value={form.email}
      faults={faults}
      width="w-m"
      type="email"
      autocomplete="email"
    />
    <TextField
      id="address"
      name="address"
      label="通信地址"
      optional
      hint="选择邮寄的，寄到这里"
      value={form.address}
      faults={faults}
      autocomplete="street-address"
    />
    <TextField
      id="postcode"
      name="postcode"
      label="邮政编码"
      optional
      value={form.postcode}
      faults={faults}
      width="w-n"
      numeric
      autocomplete="postal-code"
    />
    <AreaField
      id="help"
      name="help"
      label="需要的帮助"
      optional
      hint="阅读有困难或者视听有障碍的，写明需要怎样的帮助（条例第四十三条）"
      value={form.help}
      faults={faults}
      rows={2}
    />
  </>
)

/** 一、申请人 (条例第29条第2款第1项). */
export const Applicants = (props: Props) => (
  <section class="part" aria-labelledby="p1">
    <h2 class="part-h" id="p1">
      一、申请人
    </h2>
    <p class="why">
      依照条例，申请应当包括姓名或者名称、身份证明和联系方式。这些内容只用于办理本申请，不会公开。
      <Law>条例第二十九条</Law>
    </p>
    <First {...props} />
    <More {...props} />
    <Contact {...props} />
  </section>
)
