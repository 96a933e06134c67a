import { isRouteErrorResponse, useRouteError } from 'react-router'

/** What happened, what still holds, where to go. */
export const Crash = ({ title = '这个页面没有显示出来' }: { title?: string }) => (
  <div className="empty" role="alert">
    <h2>{title}</h2>
    <p>已经提交的内容没有受影响，没有提交的表单在本标签页里存有草稿。</p>
    <p>
      <button type="button" className="link" onClick={() => location.reload()}>
        重新打开这个页面
      </button>
      ；再次出现，请把时间告诉系统管理员。
    </p>
  </div>
)

/** A fault inside one screen; the frame around it stays. After an update the files of the old build may be gone. */
export function RouteCrash() {
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />
  const outdated = error instanceof TypeError && /import|module/i.test(error.message)
  return <Crash {...(outdated ? { title: '程序已经更新，请重新打开这个页面' } : {})} />
}

export const NotFound = () => (
  <div className="empty">
    <h1 tabIndex={-1}>没有这个页面</h1>
    <p>可能已经移走，或者这个账户不能查看。请从菜单重新打开。</p>
  </div>
)
