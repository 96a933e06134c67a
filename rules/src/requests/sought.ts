/** Who asks, how and 申请公开 itself, where an application begins with them; never a part of a longer word. */
const verb =
  /^(?:我们?|本人|[我本](?:单位|公司|所))?(?:现|特)?(?:依法)?(?:申请|请求|要求|请)(?:贵(?:局|机关|单位))?(?:依法)?公开(?:以下(?:政府)?信息)?[：:，,\s]*/u

/**
 * What an application asks for, as it stands after 申请公开: without that verb and without a full stop of its own. The
 * whole again where nothing else is said.
 */
export function soughtIn(description: string): string {
  const text = description.trim().replace(/[。．\s]+$/u, '')
  return text.replace(verb, '') || text
}
