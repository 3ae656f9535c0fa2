/** What a column is called in villages' workbooks, and what it is. */

import { tidy, toHalfWidth } from '../kernel/text.ts'
import { MEMBER_FIELDS, MEMBER_KEYS, memberField } from '../roster/fields.ts'
import type { IntakeTarget } from './schema.ts'

/** Further headers of the columns that are not fields of a member. */
const EXTRA_HEADERS: Readonly<Record<string, readonly string[]>> = {
  branch: [
    '所在支部',
    '所在党支部',
    '所属支部',
    '所属党支部',
    '所在支部名称',
    '所在党支部名称',
    '现所在支部',
    '党支部',
    '支部',
    '支部名称',
    '党支部名称',
    '党组织',
    '党组织名称',
    '所在党组织',
    '所属党组织',
    '所在党组织名称',
    '所属党组织名称',
    '组织关系所在支部',
    '组织关系所在党支部',
    '组织关系所在单位',
    '组织关系所在党组织',
  ],
  kind: [
    '党员类别',
    '党员类型',
    '党员性质',
    '人员类别',
    '人员类型',
    '类别',
    '正式/预备',
    '正式或预备',
    '正式预备',
    '预备/正式',
    '正式/预备党员',
    '党籍状态',
  ],
  seq: ['序号', '编号', '序', '号', '顺序号', '行号', 'no', 'no.', '№'],
  partyPost: ['现任党内职务', '党内职务', '党内任职', '支部职务', '党组织职务', '支部任职'],
  age: ['年龄', '周岁', '现年龄', '年龄(周岁)'],
}

/** The same words for the same column: half-width, without spaces, marks of obligation and colons. */
function bare(header: string): string {
  return toHalfWidth(tidy(header))
    .replace(/\s/g, '')
    .replace(/^[*★☆※#]+|[*★☆※:：]+$/g, '')
    .toLowerCase()
}

const BRACKETED = /[([{【〔<《][^)\]}】〕>》]*[)\]}】〕>》]/g
const BRACKETS = /[()[\]{}【】〔〕<>《》]/g

const TARGETS: ReadonlyMap<string, IntakeTarget> = new Map([
  ...MEMBER_KEYS.flatMap(key =>
    [memberField(key).label, ...(memberField(key).synonyms ?? [])].map(name => [bare(name), key] as const),
  ),
  ...Object.entries(EXTRA_HEADERS).flatMap(([target, names]) =>
    // The keys above are those of INTAKE_EXTRA_TARGETS.
    names.map(name => [bare(name), target as IntakeTarget] as const),
  ),
])

/** The target of one header text; null when it says nothing we keep. */
export function targetOfText(header: string): IntakeTarget | null {
  if (header.length > 200) return null
  const name = bare(header)
  if (name === '' || name.length > 40) return null
  const forms = [name, name.replace(BRACKETED, ''), name.replace(BRACKETS, '')]
  for (const form of forms) {
    const found = TARGETS.get(form) ?? TARGETS.get(form.replace(/^(?:党员|本人|其本人)/, ''))
    if (found !== undefined) return found
  }
  return null
}

/** Group headers about somebody else: a 姓名 or 电话 under them is not the member's own. */
const OTHER_PERSON = /家庭|亲属|配偶|联系人|介绍人|父|母|子女|社会关系|培养人|帮扶|监护|流入地|流出地|接收/

/**
 * The target of a column from its header texts, top to bottom: of two-row headers the words together say
 * most, then the lower ones, unless the group above is about somebody else.
 */
export function targetOfHeader(parts: readonly string[]): IntakeTarget | null {
  const whole = targetOfText(parts.join(''))
  if (whole !== null || parts.length < 2) return whole
  if (OTHER_PERSON.test(parts.slice(0, -1).join(''))) return null
  return targetOfText(parts.at(-1) ?? '')
}

/** The headers of a sheet as one text: the same workbook is recognised next time. */
export function headerSignature(headers: readonly string[]): string {
  return headers.map(bare).join('|')
}

/** Where a second column of the same kind goes; null: left out. */
export function secondTarget(target: IntakeTarget): IntakeTarget | null {
  return target === 'phone' ? 'phone2' : null
}

/** What a target is called on screen. */
export function targetLabel(target: IntakeTarget): string {
  return target in MEMBER_FIELDS
    ? memberField(target as keyof typeof MEMBER_FIELDS).label
    : (EXTRA_HEADERS[target]?.[0] ?? target)
}
