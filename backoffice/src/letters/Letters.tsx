import { Link } from 'react-router'
import { useRead } from '../api/hooks.ts'
import { type LetterKind, listKinds } from '../api/letters.ts'
import { Load } from '../parts/Load.tsx'
import { Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { Select } from '../parts/Select.tsx'
import { dateInWords } from '../parts/words.ts'
import { useAgency } from './useAgency.ts'

/** The kinds of letters, and which template each is made from now. */
export default function Letters() {
  const { read, bodies, agency, choose } = useAgency()
  return (
    <Page title="文书模板">
      <Load from={read}>
        {() =>
          agency ? (
            <div className="card">
              <div className="filter">
                <div className="wide">
                  <label htmlFor="agency">机关</label>
                  <Select
                    id="agency"
                    value={agency}
                    onChange={choose}
                    showSearch={{ optionFilterProp: 'label' }}
                    options={bodies.map((row) => ({ value: row.id, label: row.fullName }))}
                  />
                </div>
              </div>
              <Kinds agency={agency} />
            </div>
          ) : (
            <div className="card">
              <Empty title="还没有机关">
                <p>先新增机关，再上传它的文书模板。</p>
              </Empty>
            </div>
          )
        }
      </Load>
    </Page>
  )
}

function Kinds({ agency }: { agency: string }) {
  const read = useRead(listKinds, { query: { agency } })
  return (
    <Load from={read}>
      {({ rows }) => (
        <Scroll label="文书种类">
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">文书</th>
              <th scope="col">依据</th>
              <th scope="col">发给谁</th>
              <th scope="col">正在使用的模板</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.kind}>
                <td>{row.kind}</td>
                <th scope="row" className="long">
                  <Link to={`/letters/${row.kind}?agency=${agency}`}>{row.zh}</Link>
                </th>
                <td>
                  <span className="law">{basisOf(row)}</span>
                </td>
                <td>{addressees[row.to]}</td>
                <td>
                  <InUse template={row.template} />
                </td>
              </tr>
            ))}
          </tbody>
        </Scroll>
      )}
    </Load>
  )
}

/** The catalogue gives bare numbers for articles of the regulation. */
export const basisOf = ({ basis }: LetterKind): string => (/^\d/.test(basis) ? `条例${basis}` : basis)

const addressees: Readonly<Record<LetterKind['to'], string>> = {
  applicant: '申请人',
  thirdParty: '第三方',
  agency: '其他机关',
  internal: '内部',
}

/** The version in use, or that the default of the program is. */
export const InUse = ({ template }: { template: LetterKind['template'] }) =>
  template ? (
    <>
      第{template.number}版<span className="sub">{dateInWords(template.createdAt)}上传</span>
    </>
  ) : (
    <span className="mute">默认模板</span>
  )
