import type { FieldValues } from '@gongkai/rules/outcomes'
import { type EvidenceKey, evidence, evidenceDemanded } from '@gongkai/rules/outcomes'
import { Form } from 'antd'
import { addressOf } from '../../api/call.ts'
import { fileIn, type RequestCase, requestFile } from '../../api/requests.ts'
import { CommandForm } from '../../parts/CommandForm.tsx'
import { FilePick } from '../../parts/FilePick.tsx'
import { Empty } from '../../parts/Note.tsx'
import { Select } from '../../parts/Select.tsx'
import { dateInWords, sizeInWords } from '../../parts/words.ts'
import { Behind, useVersion } from './Behind.tsx'

interface FilesPanelProps {
  readonly one: RequestCase
  readonly reload: () => Promise<number | undefined>
}

const kinds = { application: '随申请提交', correction: '随补正提交', paper: '存入的材料' } as const

/** The papers of a case, each with what it proves, and taking in another. */
export const FilesPanel = ({ one, reload }: FilesPanelProps) => (
  <>
    {one.files.length === 0 ? (
      <Empty title="还没有材料" />
    ) : (
      <ul className="mini">
        {one.files.map((file) => (
          <li key={file.id}>
            <a href={addressOf(requestFile, { params: { id: one.id, file: file.id } })}>{file.name}</a>
            <p>
              {file.evidence ? evidence[file.evidence].zh : kinds[file.kind]}，{sizeInWords(file.size)}，
              {dateInWords(file.addedAt)}
            </p>
          </li>
        ))}
      </ul>
    )}
    {one.acts.includes('filed') ? <AddFile key={one.files.length} one={one} reload={reload} /> : null}
  </>
)

interface AddValues {
  readonly file: File
  readonly evidence?: EvidenceKey
}

function AddFile({ one, reload }: FilesPanelProps) {
  const seen = useVersion(one, reload)
  const wanted = one.draft ? evidenceDemanded(one.draft.outcome, one.draft.values as FieldValues) : []
  const first = wanted.map((w) => w.evidence).filter((key) => key !== 'searchRecord')
  const all = Object.keys(evidence) as EvidenceKey[]
  const keys = [...first, ...all.filter((key) => key !== 'searchRecord' && !first.includes(key))]
  return (
    <div className="card-b">
      <h3>存入材料</h3>
      <Behind one={one} seen={seen} may={one.acts.includes('filed')} />
      <CommandForm
        to={fileIn}
        quiet
        input={({ evidence: as }: AddValues) => ({
          params: { id: one.id },
          body: { version: String(one.version), ...(as ? { evidence: as } : {}) },
        })}
        files={({ file }) => ({ file })}
        onRefused={seen.onRefused}
        submit="存入"
      >
        <Form.Item name="file" label="文件" rules={[{ required: true, message: '请选择文件' }]}>
          <PickFile />
        </Form.Item>
        <Form.Item name="evidence" label="是哪一种应有的材料">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={keys.map((key) => ({ value: key, label: evidence[key].zh }))}
          />
        </Form.Item>
      </CommandForm>
    </div>
  )
}

export const accepted = '.pdf,.doc,.docx,.wps,.xls,.xlsx,.et,.jpg,.jpeg,.png,.txt,.zip,.ofd'

export const PickFile = ({ value, onChange }: { value?: File; onChange?: (file: File) => void }) => (
  <FilePick label="选择文件" accept={accepted} file={value ?? null} onPick={(file) => onChange?.(file)} />
)
