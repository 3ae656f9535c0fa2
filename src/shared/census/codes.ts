/** Campaign templates (rules.md 2.A). */

import { codeTable } from '../kernel/codes.ts'

export const CAMPAIGN_TEMPLATE = codeTable('排查方案', {
  A: '范文1：四阶段（2月14日至8月5日）',
  B: '范文2：四阶段（2月上旬至8月底）',
  C: '市直通知：七步骤（2月至6月）',
  D: '处置失联方案：三阶段（2月25日至8月16日）',
  CUSTOM: '自定',
})
