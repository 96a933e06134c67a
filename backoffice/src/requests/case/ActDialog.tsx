import { table } from '@gongkai/rules/requests'
import { Modal } from 'antd'
import { useSignedIn } from '../../accounts/session.ts'
import { acts, type RequestCase } from '../../api/requests.ts'
import { CommandForm } from '../../parts/CommandForm.tsx'
import { Behind, useVersion } from './Behind.tsx'
import { type DialogAct, forms } from './forms.tsx'

interface ActDialogProps {
  readonly type: DialogAct
  readonly one: RequestCase
  readonly reload: () => Promise<number | undefined>
  readonly onClose: () => void
}

/** The form of one act. What was typed stays, whatever somebody else does to the case meanwhile. */
export function ActDialog({ type, one, reload, onClose }: ActDialogProps) {
  const { Fields, initial, body, effect, submit, danger } = forms[type]
  const { today } = useSignedIn()
  const seen = useVersion(one, reload)
  const says = submit ?? table[type].says
  return (
    <Modal open title={table[type].says} footer={null} onCancel={onClose} mask={{ closable: false }} width={600}>
      {effect ? <p className="mute">{effect}</p> : null}
      <Behind one={one} seen={seen} may={one.acts.includes(type)} />
      <CommandForm
        to={acts[type] as never}
        draft={`request.${one.id}.${type}`}
        initial={(initial?.(one, today) ?? {}) as never}
        input={(values: object) => ({
          params: { id: one.id },
          body: { version: seen.version, ...(body ? body(values as never, one) : values) },
        })}
        onRefused={seen.onRefused}
        onDone={onClose}
        onCancel={onClose}
        submit={says}
        danger={danger ?? false}
      >
        {Fields ? <Fields one={one} /> : null}
      </CommandForm>
    </Modal>
  )
}
