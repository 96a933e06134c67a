import { Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { setUp, setUpDemo } from '../api/setup.ts'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Note } from '../parts/Note.tsx'
import { SignFrame, SignWarning } from './SignFrame.tsx'
import { enter } from './session.ts'

/** The one-time word of the setup link, which the program printed when it started. */
const token = () => new URLSearchParams(location.search).get('token') ?? location.hash.replace(/^#(token=)?/, '')

/** The first page of an installation: three administrators and the first agency, or the demonstration county. */
export default function Setup() {
  const [way, setWay] = useState<'own' | 'demo'>('own')
  if (token() === '')
    return (
      <SignFrame title="初次设置">
        <Note kind="warn">
          <p>本系统还没有设置。请用程序启动时显示的一次性设置链接打开这个页面；链接只显示给启动程序的人。</p>
        </Note>
      </SignFrame>
    )
  return (
    <SignFrame title="初次设置" wide>
      <Segmented
        block
        value={way}
        onChange={setWay}
        options={[
          { value: 'own', label: '为本机关设置' },
          { value: 'demo', label: '先看演示' },
        ]}
      />
      {way === 'own' ? <OwnSetup /> : <DemoSetup />}
      <SignWarning />
    </SignFrame>
  )
}

const DemoSetup = () => (
  <>
    <Note>
      <p>
        建立虚构的云川县：政府办公室、八个部门、科室和人员，每个页面都有内容可看。演示数据不能转为正式数据；正式使用时另开一个数据文件夹。
      </p>
    </Note>
    <CommandForm to={setUpDemo} input={() => ({ body: { token: token() } })} onDone={enter} submit="建立演示数据">
      {null}
    </CommandForm>
  </>
)

interface Person {
  readonly account: string
  readonly name: string
  readonly password: string
}
interface Values {
  readonly agency: { readonly name: string; readonly slug: string; readonly level: string }
  readonly systemAdmin: Person
  readonly securityAdmin: Person
  readonly auditAdmin: Person
}

const OwnSetup = () => (
  <CommandForm
    to={setUp}
    draft="setup"
    input={(values: Values) => ({ body: { token: token(), ...values } })}
    onDone={enter}
    submit="完成设置，进入系统"
  >
    <h2>一、本机关</h2>
    <Form.Item
      name={['agency', 'name']}
      label="机关全称"
      extra="与印章一致，如云川县人民政府办公室。"
      rules={[{ required: true }]}
    >
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item
      name={['agency', 'slug']}
      label="网址中的名称"
      extra="小写字母和数字，以后不能改，如 zfb；年度报告的网址里用它。"
      rules={[{ required: true }]}
    >
      <Input maxLength={40} />
    </Form.Item>
    <h2>二、三名管理员</h2>
    <p className="mute">三名管理员应为三个人：各管一事，互相监督。</p>
    <Administrator field="systemAdmin" title="系统管理员" does="建立账户和机关，维护日历和设置" />
    <Administrator field="securityAdmin" title="安全管理员" does="授予角色，重置口令，定安全策略" />
    <Administrator field="auditAdmin" title="审计管理员" does="查看审计记录" />
  </CommandForm>
)

const Administrator = ({ field, title, does }: { field: string; title: string; does: string }) => (
  <fieldset className="part">
    <legend>
      {title}
      <span className="mute">　{does}</span>
    </legend>
    <Form.Item name={[field, 'name']} label="姓名" rules={[{ required: true }]}>
      <Input autoComplete="off" maxLength={40} />
    </Form.Item>
    <Form.Item name={[field, 'account']} label="账号" rules={[{ required: true }]}>
      <Input autoComplete="off" maxLength={40} />
    </Form.Item>
    <Form.Item name={[field, 'password']} label="口令" extra="至少12个字。" rules={[{ required: true }]}>
      <Input.Password autoComplete="new-password" maxLength={200} />
    </Form.Item>
  </fieldset>
)
