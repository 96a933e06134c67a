import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'

export interface Failure {
  readonly status: number
  /** What happened. */
  readonly title: string
  /** What still holds and what to do. */
  readonly says: string
  /** Asked again from here; none where it would only fail again. */
  readonly retry?: string
  /** What a reader tells the administrator. */
  readonly reference?: string
}

export const failures = {
  notFound: {
    status: 404,
    title: '没有这个页面',
    says: '网址可能抄错了，或者页面已经移走。请核对网址，或者从下面的栏目进入。',
  },
  tooMany: { status: 429, title: '提交得太频繁', says: '为了让每个人都能使用，请稍等一会儿再提交。' },
  tooBusy: { status: 503, title: '正在处理的文件较多', says: '请稍等一会儿再提交，您的文件没有留存。' },
  internal: {
    status: 500,
    title: '网页没有显示出来',
    says: '这是本站程序的问题，不是您的操作有误。请稍后再试；一直这样的，请电话告诉工作机构。',
  },
  badRequest: { status: 400, title: '没有读懂这个请求', says: '请从下面的栏目进入，重新填写。' },
} as const satisfies Record<string, Failure>

/** What happened, what to do, and where to go; never a code alone. */
export const FailurePage = ({ site, path, failure }: { site: Site; path: string; failure: Failure }) => (
  <Page site={site} path={path} title={failure.title}>
    <Title lead={failure.says}>{failure.title}</Title>
    {failure.reference && (
      <p class="tip">
        编号：<span class="nb">{failure.reference}</span>
      </p>
    )}
    <div class="acts">
      {failure.retry && (
        <a class="btn btn-main" href={`${site.base}${failure.retry}`}>
          重新填写
        </a>
      )}
      <a class={failure.retry ? 'btn' : 'btn btn-main'} href={`${site.base}/`}>
        回到首页
      </a>
      <a href={`${site.base}/guide`}>公开指南</a>
    </div>
  </Page>
)
