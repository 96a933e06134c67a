import type { AnnualReport } from '@gongkai/rules/reports'
import type { Random } from '../random.ts'

const links = ['首页', '走进云川', '政务公开', '办事服务', '互动交流', '政策解读', '专题专栏', '无障碍浏览', '长者模式']
const news = ['召开常务会议', '部署防汛工作', '开展春季植树', '公布惠民政策清单', '举办招聘会']

const list = (items: readonly string[]) =>
  `<ul>${items.map((t, i) => `<li><a href="/art/${i}.html" title="${t}">${t}</a></li>`).join('')}</ul>`

/** What a government site prints around the article. */
export const chrome = (inner: string, random: Random): string => `
<script>var columnId = "15022"; function share(n) { return n < 10 ? "<td>" + n + "</td>" : n }</script>
<style>.nav li { float: left } td { padding: 5px }</style>
<div class="top"><span>今天是2026年3月5日 星期四</span><form><input type="text" value="请输入关键字"><button>搜索</button></form></div>
<div class="nav">${list(links)}</div>
<table class="crumb"><tr><td>当前位置：</td><td><a href="/">首页</a> &gt; <a href="#">政务公开</a> &gt; 政府信息公开年报</td></tr></table>
<div class="left">${list(news)}<p>浏览次数：<span id="hits">${random.int(10, 9000)}</span> 字号：[<a>大</a> <a>中</a> <a>小</a>]</div>
<div class="main">${inner}
<div class="share">分享到： 打印本页 关闭窗口</div></div>
<div class="related"><h3>相关信息</h3>${list(news.map((t) => `云川县${t}`))}</div>
<div class="footer"><p>主办：云川县人民政府办公室</p><p>网站标识码：0000000000 备案序号：00000000号</p><p>联系电话：0000-0000000</p></div>
`

/** The table of an information item, which looks like data. */
export const metadata = (report: AnnualReport): string => `<table class="xxgk"><tbody>
<tr><td>索引号</td><td>000000000/${report.year}-00012</td><td>信息分类</td><td>政府信息公开年报</td></tr>
<tr><td>发布机构</td><td>${report.agency ?? ''}</td><td>发文日期</td><td>${report.signature.date ?? ''}</td></tr>
<tr><td>名称</td><td colspan="3">${report.title}</td></tr>
<tr><td>文号</td><td>无</td><td>主题词</td><td>年度报告</td></tr></tbody></table>`
