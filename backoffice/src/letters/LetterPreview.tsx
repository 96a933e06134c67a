import type { UseQueryResult } from '@tanstack/react-query'
import { useRead } from '../api/hooks.ts'
import { type LetterKind, previewDefault, previewTemplate } from '../api/letters.ts'
import { Card } from '../parts/Card.tsx'
import { Load } from '../parts/Load.tsx'

/** What is previewed: the default of the program, or one version of the agency's own. */
export type Previewed = 'default' | { readonly template: string }

/** A letter filled with examples, as it will look; what was filled in stands on tint. */
export const LetterPreview = ({ kind, what }: { kind: LetterKind['kind']; what: Previewed }) =>
  what === 'default' ? <OfDefault kind={kind} /> : <OfTemplate id={what.template} />

function OfDefault({ kind }: { kind: LetterKind['kind'] }) {
  return <Sheet title="预览：默认模板" from={useRead(previewDefault, { params: { kind } })} />
}

function OfTemplate({ id }: { id: string }) {
  return <Sheet title="预览：本机关的模板" from={useRead(previewTemplate, { params: { id } })} />
}

const Sheet = ({ title, from }: { title: string; from: UseQueryResult<{ html: string }, Error> }) => (
  <Card title={title}>
    <Load from={from}>
      {({ html }) => (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the server writes it from text alone, in a closed list of tags
        <div className="sheet" dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </Load>
  </Card>
)
