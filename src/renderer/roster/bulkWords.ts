/** What a bulk edit comes to, in one sentence. */

import type { BlockOutcome } from '../../shared/roster/blocks.ts'

/** `label` is null until a field is chosen; `preview` is absent while it is being counted. */
export function bulkWords(
  chosen: number,
  label: string | null,
  value: string,
  preview: BlockOutcome | undefined,
): string {
  if (label === null) return '请选择要改哪一项。'
  const what = value.trim() === '' ? `清空“${label}”` : `把“${label}”改为“${value.trim()}”`
  if (preview === undefined) return `将${what}：正在计数。`
  const { members, replaced, refused } = preview
  const same = chosen - members - refused.length
  const parts = [
    `将${what}：改${members}名`,
    ...(replaced > 0 && value.trim() !== '' ? [`其中${replaced}名原有内容被替换`] : []),
    ...(same > 0 ? [`${same}名本来如此，不变`] : []),
    ...(refused.length > 0 ? [`${refused.length}名不能改`] : []),
  ]
  return `${parts.join('，')}。`
}
