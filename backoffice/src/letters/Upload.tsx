import { Form, Input } from 'antd'
import { useState } from 'react'
import { type LetterKind, uploadTemplate } from '../api/letters.ts'
import { Card } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { FilePick } from '../parts/FilePick.tsx'
import { Note } from '../parts/Note.tsx'

interface Values {
  readonly file: File
  readonly note?: string
}

interface UploadProps {
  readonly agency: string
  readonly kind: LetterKind['kind']
  readonly onUploaded: (id: string) => void
}

/** Uploads a template: what is missing or unknown in it is named, and nothing changes before it is right. */
export function Upload({ agency, kind, onUploaded }: UploadProps) {
  const [form] = Form.useForm()
  const [made, setMade] = useState<{ number: number; fields: number } | null>(null)
  return (
    <Card title="上传模板">
      {made ? (
        <Note kind="ok">
          <p>
            已成为第{made.number}版，用到{made.fields}个要素；以后的文书用这一版，已经编号的不变。
          </p>
        </Note>
      ) : null}
      <CommandForm
        form={form}
        to={uploadTemplate}
        input={({ note }: Values) => ({ body: { agency, kind, ...(note ? { note } : {}) } })}
        files={({ file }) => ({ file })}
        onDone={({ id, number, fields }) => {
          onUploaded(id)
          setMade({ number, fields: fields.length })
          form.resetFields()
        }}
        submit="上传并校验"
      >
        <Form.Item
          name="file"
          label="Word文件"
          extra="docx格式；WPS请另存为docx。要素写法见右边。"
          rules={[{ required: true, message: '请选择Word文件' }]}
        >
          <PickField />
        </Form.Item>
        <Form.Item name="note" label="改了什么">
          <Input maxLength={200} />
        </Form.Item>
      </CommandForm>
    </Card>
  )
}

const PickField = ({ value, onChange }: { value?: File; onChange?: (file: File) => void }) => (
  <FilePick label="选择Word文件" accept=".docx" file={value ?? null} onPick={(file) => onChange?.(file)} />
)
