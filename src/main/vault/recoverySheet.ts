/** The sheet a clerk prints once and locks away: the recovery code and what it is for. */

import { dateInChinese } from '../../shared/kernel/dates.ts'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import type { Office } from '../office.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, character => ESCAPES[character] ?? character)
}

const STYLE = `@page { size: A4; margin: 25mm 22mm } * { box-sizing: border-box }
body { font: 12pt/1.9 "仿宋_GB2312", "FangSong", "LXGW WenKai Light", "Noto Serif CJK SC", serif; color: #000; margin: 0 }
h1 { font: bold 20pt/1.5 "方正小标宋简体", "SimSun", "Noto Serif CJK SC", serif; text-align: center; margin: 0 0 8mm }
.mark { text-align: right; font-weight: bold; font-size: 10.5pt } .code { border: 1.5pt solid #000; text-align: center;
font: bold 18pt/1.8 Consolas, "Noto Sans Mono CJK SC", monospace; padding: 6mm 4mm; margin: 6mm 0; letter-spacing: 1pt }
ol { padding-left: 1.5em } footer { margin-top: 12mm; display: flex; justify-content: space-between }`

/** Makes the sheet; the code itself is kept nowhere by the program. */
export function recoverySheet(
  office: Office,
  { recoveryCode, committee }: Parsed['vault']['recoverySheet'],
): Outputs['vault']['recoverySheet'] {
  const groups = recoveryCode.split('-')
  const code = [groups.slice(0, 4), groups.slice(4)].map(line => escapeHtml(line.join(' - '))).join('<br>')
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>台账恢复码</title><style>${STYLE}</style></head><body>
<div class="mark">内部资料</div><h1>党员台账恢复码</h1>
<p>单位：${escapeHtml(committee)}</p>
<div class="code">${code}</div>
<ol><li>忘记口令时，用本恢复码代替口令打开台账，再到“设置”中改新口令。</li>
<li>口令和恢复码都丢失时，任何人都无法打开台账，也无法从备份恢复。</li>
<li>请由分管领导封存保管，不要拍照，不要存入电脑。</li></ol>
<footer><span>保管人（签字）：</span><span>${dateInChinese(office.clock.today())}</span></footer>
</body></html>`
  return office.files.offer({
    name: '台账恢复码.html',
    bytes: Buffer.from(html, 'utf8'),
    mime: 'text/html; charset=utf-8',
  })
}
