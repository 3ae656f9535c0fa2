/** 附件1 党员基本信息表 (S03 49–59; forms.md 附件1, grid S1): one card a member, checked against the dossier. */

import { REQUIRED_MATERIAL } from '../dossier/codes.ts'
import { BLANK_ROSTER_PERSON } from './blankPerson.ts'
import type { CardFacts, FamilyFacts, MemberFacts } from '../reporting/facts.ts'
import { rosterOf, type RosterPerson } from '../reporting/persons.ts'
import { flowOrgType } from '../reporting/annex8Figures.ts'
import { flowBlock, type FlowBlock } from '../reporting/remarks.ts'
import { orgName } from '../reporting/run.ts'
import type { CardForm, CardItem, CardRow, SheetContext } from './description.ts'
import {
  ageOn,
  dots,
  fillDate,
  gap,
  LEFT,
  monthOf,
  dayOf,
  nationOf,
  partyPosts,
  said,
  ticked,
} from './printing.ts'

type Item = CardItem<RosterPerson>
type Row = CardRow<RosterPerson>
type TextOf = (person: RosterPerson, context: SheetContext) => string

/** Block name, then four pairs of label and field (S1, adapted to A4 portrait). */
const BLOCK = 11
const [L1, V1, L2, V2, L3, V3, L4, V4] = [16, 27, 16, 28, 17, 26, 17, 28]
const ALL = 175
/** Rows with three pairs: the second field is wider. */
const [WIDE, L5, V5] = [53, 18, 45]
/** Room for eighteen digits. */
const ID = 36

const label = (width: number, text: string): Item => ({ width, label: text })
const block = (text: string, rows: number): Item => ({ width: BLOCK, label: text, rows })
const field = (width: number, key: string, text: TextOf): Item => ({ width, key, text })

/** Four pairs side by side. */
function pairs(...four: readonly [label: string, key: string, text: TextOf][]): Item[] {
  const widths: readonly [number, number][] = [
    [L1, V1],
    [L2, V2],
    [L3, V3],
    [L4, V4],
  ]
  return four.flatMap(([name, key, text], i) => {
    const [left, right] = widths[i] ?? [L4, V4]
    return [label(left, name), field(right, key, text)]
  })
}

const from =
  (text: (member: MemberFacts) => string): TextOf =>
  ({ member }) =>
    text(member)
const flow =
  (key: keyof FlowBlock): TextOf =>
  ({ awayNow, orgId }, { run }) =>
    flowBlock(awayNow, awayNow === null ? null : flowOrgType(run, { flow: awayNow, orgId }))[key]

/** Schooling: the member's own fields, else the highest schooling of the list. */
function schooling(member: MemberFacts, key: 'degree' | 'school' | 'major' | 'education'): string {
  if (member.education !== null || member.asTyped?.education !== undefined) return said(member, key)
  const first = member.card?.education[0]
  return (key === 'education' ? first?.level : first?.[key]) ?? ''
}

function educationAndDegree(member: MemberFacts): string {
  return [schooling(member, 'education'), schooling(member, 'degree')]
    .filter(text => text !== '' && text !== '无')
    .join('、')
}

const PRINTED_MATERIALS = [
  'VOLUNTEER',
  'APPLICATION',
  'POLITICAL',
  'FULL_APPLICATION',
  'CULTIVATION',
] as const

/** □入党志愿书 …: ticked where the material is there. */
function materials(card: CardFacts | null): string {
  const words = PRINTED_MATERIALS.map(
    key => REQUIRED_MATERIAL.items.find(item => item.key === key)?.label ?? key,
  )
  const present = (word: string) => {
    const key = PRINTED_MATERIALS[words.indexOf(word)] ?? ''
    const state = card?.materials[key]
    return state === '有' || state === '不规范'
  }
  return `${ticked(words, present)}${gap(1)}其他：${card?.otherMaterials ?? ''}`
}

const FAMILY_ROWS = 6

function familyOf(person: RosterPerson): readonly FamilyFacts[] {
  return person.member.card?.family ?? []
}

function familyRow(index: number): Row {
  const of =
    (text: (relative: FamilyFacts, context: SheetContext) => string): TextOf =>
    (person, context) => {
      const relative = familyOf(person)[index]
      return relative === undefined ? '' : text(relative, context)
    }
  const key = (name: string) => `family${index + 1}.${name}`
  return {
    height: 8,
    items: [
      field(
        L1,
        key('relation'),
        of(({ relation }) => relation),
      ),
      field(
        V1,
        key('name'),
        of(({ name }) => name),
      ),
      field(
        L2,
        key('age'),
        of(({ birth }, { run }) => ageOn(birth, run.campaign.fillDate)),
      ),
      field(
        V2,
        key('politics'),
        of(({ politics }) => politics ?? ''),
      ),
      field(
        L3 + V3,
        key('unit'),
        of(({ unit }) => unit ?? ''),
      ),
      field(
        L4 + V4,
        key('post'),
        of(({ post }) => post ?? ''),
      ),
    ],
  }
}

function rowsFor(person: RosterPerson): Row[] {
  const family = Math.max(FAMILY_ROWS, familyOf(person).length)
  return [
    {
      height: 9.5,
      items: [
        block('党员基本信息', 3),
        ...pairs(
          ['姓名', 'name', from(({ name }) => name)],
          ['性别', 'sex', from(m => said(m, 'sex'))],
          ['出生年月', 'birth', from(m => monthOf(m, 'birth'))],
          ['民族', 'nation', from(nationOf)],
        ),
      ],
    },
    {
      height: 9.5,
      items: pairs(
        ['婚姻状况', 'marital', from(m => said(m, 'marital'))],
        ['入党时间', 'joinDate', from(m => dayOf(m, 'joinDate'))],
        ['转正日期', 'fullDate', from(m => dayOf(m, 'fullDate'))],
        ['参加工作时间', 'workStart', from(m => monthOf(m, 'workStart'))],
      ),
    },
    {
      height: 9.5,
      items: [
        label(L1, '身份证号码'),
        { width: ID, key: 'idNo', text: from(m => said(m, 'idNo')), isText: true },
        label(L2, '籍贯'),
        field(
          ALL - L1 - ID - L2,
          'nativePlace',
          from(m => said(m, 'nativePlace')),
        ),
      ],
    },
    {
      height: 12,
      items: [
        block('党籍信息', 1),
        ...pairs(
          ['入党时所在支部', 'joinBranch', from(m => said(m, 'joinBranch'))],
          ['转入当前支部日期', 'transferInOn', from(m => dayOf(m, 'transferInOn'))],
          ['转出党支部名称', 'transferOutTo', from(m => said(m, 'transferOutTo'))],
          ['现任党内职务', 'posts', ({ member }, { run }) => partyPosts(member.posts, run.campaign.fillDate)],
        ),
      ],
    },
    {
      height: 9.5,
      items: [
        block('学历信息', 1),
        label(L1, '学历学位'),
        field(V1, 'education', from(educationAndDegree)),
        label(L2, '毕业院校'),
        field(
          WIDE,
          'school',
          from(m => schooling(m, 'school')),
        ),
        label(L5, '专业'),
        field(
          V5,
          'major',
          from(m => schooling(m, 'major')),
        ),
      ],
    },
    {
      height: 9.5,
      items: [
        block('职业信息', 1),
        label(L1, '职业类型'),
        field(
          V1,
          'occupation',
          from(m => said(m, 'occupation')),
        ),
        label(L2, '现任工作单位'),
        field(
          WIDE,
          'unit',
          from(m => said(m, 'unit')),
        ),
        label(L5, '职务'),
        field(
          V5,
          'title',
          from(m => said(m, 'title')),
        ),
      ],
    },
    {
      height: 9.5,
      items: [
        block('联系方式', 2),
        ...pairs(
          ['户籍所在地', 'domicile', from(m => said(m, 'domicile'))],
          ['手机号码', 'phone', from(m => said(m, 'phone'))],
          ['QQ号', 'qq', from(m => said(m, 'qq'))],
          ['微信号', 'wechat', from(m => said(m, 'wechat'))],
        ),
      ],
    },
    {
      height: 9.5,
      items: [
        label(L1, '家庭住址'),
        { width: ALL - L1, key: 'residence', text: from(m => said(m, 'residence')), align: LEFT },
      ],
    },
    {
      height: 13,
      items: [
        block('党员流动信息', 3),
        ...pairs(
          ['流出日期', 'flowLeftOn', flow('leftOn')],
          ['外出流向', 'flowDirection', flow('direction')],
          ['是否持有流动党员活动证', 'flowHoldsCertificate', flow('holdsCertificate')],
          ['流动党员活动证编号', 'flowCertNo', flow('certNo')],
        ),
      ],
    },
    {
      height: 13,
      items: pairs(
        ['流入单位', 'flowUnit', flow('unit')],
        ['流入单位党组织联系人', 'flowContact', flow('contact')],
        ['流入单位党组织联系方式', 'flowContactPhone', flow('contactPhone')],
        ['党组织类型', 'flowOrgType', flow('orgType')],
      ),
    },
    {
      height: 9.5,
      items: [
        label(L1, '外出原因'),
        { width: ALL - L1, key: 'flowReason', text: flow('reason'), align: LEFT },
      ],
    },
    {
      height: 12,
      items: [
        block('出国（境）情况', 2),
        label(L1, '出国日期'),
        field(V1, 'abroadLeftOn', ({ overseas }) => dots(overseas?.leftOn ?? null)),
        label(L2, '出国原因'),
        field(WIDE, 'abroadReason', ({ overseas }) => overseas?.reason ?? ''),
        label(L5, '出国后与组织联系情况'),
        field(V5, 'abroadContact', ({ overseas }) => overseas?.contactState ?? ''),
      ],
    },
    {
      height: 12,
      items: [
        label(L1, '党籍处理方式'),
        field(V1, 'abroadHandling', ({ overseas }) => overseas?.handling ?? ''),
        label(L2, '回国日期'),
        field(WIDE, 'abroadReturnedOn', ({ overseas }) => dots(overseas?.returnedOn ?? null)),
        label(L5, '恢复组织生活情况'),
        field(V5, 'abroadRestored', ({ overseas }) => overseas?.lifeRestored ?? ''),
      ],
    },
    {
      height: 8,
      items: [
        block('家庭主要成员及重要社会关系情况', family + 1),
        label(L1, '称谓'),
        label(V1, '姓名'),
        label(L2, '年龄'),
        label(V2, '政治面貌'),
        label(L3 + V3, '工作单位'),
        label(L4 + V4, '工作职务'),
      ],
      headsNext: family,
    },
    ...Array.from({ length: family }, (_, i) => familyRow(i)),
    {
      height: 13,
      items: [
        block('党员档案管理情况', 1),
        label(L1, '保管单位'),
        field(V1, 'keeper', ({ member }) => member.card?.keeper ?? ''),
        label(L2, '保管资料'),
        {
          width: V2 + L3 + V3 + L4 + V4,
          key: 'materials',
          text: ({ member }) => materials(member.card),
          align: LEFT,
        },
      ],
    },
  ]
}

export const ANNEX1: CardForm<RosterPerson> = {
  annex: 1,
  title: '党员基本信息表',
  paper: 'A4',
  orientation: 'portrait',
  titleSize: 20,
  bodySize: 9,
  persons: rosterOf,
  rows: rowsFor,
  shapeOf: person => String(Math.max(FAMILY_ROWS, familyOf(person).length)),
  headLine: ({ run, unit }, person) => ({
    left: `党支部名称：${person === null ? unit.fullName : orgName(run, person.unitOrgId)}`,
    right: `填表日期：${fillDate(run.campaign.fillDate)}`,
  }),
  footLines: () => [{ left: '党员本人签字：', right: '党支部书记签字：　　　　　　　　', height: 10 }],
  memberId: ({ member }) => member.id,
  nameOf: ({ member }) => member.name,
  blank: BLANK_ROSTER_PERSON,
}
