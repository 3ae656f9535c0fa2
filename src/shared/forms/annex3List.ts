/** 附件3 as a branch's list (S03 75; forms.md 附件3 B): one row a person, the search in short. */

import { dayNumber } from '../kernel/dates.ts'
import { labelOf } from '../kernel/codes.ts'
import { LOST_SITUATION, SEARCH_CHANNEL } from '../search/codes.ts'
import type { AttemptFacts, ConductFacts } from '../reporting/facts.ts'
import { lostOf, type LostPerson } from '../reporting/persons.ts'
import type { Column, BranchListForm } from './description.ts'
import { dayOf, dots, fillDate, gap, LEFT, monthOf, remark, said } from './printing.ts'

/** 失去联系原因: words, no code (S03 78). */
export function situationWords({ lost }: LostPerson): string {
  const words = labelOf(LOST_SITUATION, lost.situation)
  return lost.situation === 'OTHER' && lost.situationNote ? `${words}：${lost.situationNote}` : words
}

/** 查找结果 as annex 3 prints it. */
export function searchResult({ lost, place }: LostPerson): string {
  if (place.code === 'found' || place.code === 'reachedDuringSweep') {
    return `${dots(lost.contactOn)}取得联系`
  }
  return place.code === 'notFound' ? '仍然无法取得联系' : '查找中'
}

function attemptInShort({ at, channel, target, result }: AttemptFacts): string {
  return `${dots(at.slice(0, 10))}${labelOf(SEARCH_CHANNEL, channel)}（${target}）${result}`
}

/** The attempts up to the end of the length, in the order of their days. */
export function attemptsOf(person: LostPerson): AttemptFacts[] {
  return [...person.lost.attempts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function searchInShort(person: LostPerson): string {
  const attempts = attemptsOf(person)
  const days = new Set(attempts.map(({ at }) => dayNumber(at.slice(0, 10)))).size
  return attempts.length === 0
    ? ''
    : `共${attempts.length}次（${days}天）：${attempts.map(attemptInShort).join('；')}`
}

/** 核实记录 on one line: what was looked into, where, and what came of it (R-C09). */
export function checkWords({ kind, source, finding }: ConductFacts): string {
  return `${kind}（${source}）：${finding}`
}

/** 调查核实情况 (S03 18): conduct during the loss and what was found out. */
export function investigation({ lost }: LostPerson): string {
  const conduct =
    lost.conduct === null ? '' : `失联期间表现：${lost.conduct === '无' ? '无不合格表现' : lost.conduct}`
  return remark(conduct, ...lost.checks.map(checkWords), lost.investigation)
}

const columns: Column<LostPerson>[] = [
  { key: 'no', header: '序号', width: 7, text: (_, __, i) => String(i + 1), kind: 'count' },
  { key: 'name', header: '姓名', width: 14, text: ({ member }) => member.name },
  { key: 'sex', header: '性别', width: 7, text: ({ member }) => said(member, 'sex'), words: ['男', '女'] },
  { key: 'birth', header: '出生年月', width: 13.3, text: ({ member }) => monthOf(member, 'birth') },
  {
    key: 'idNo',
    header: '身份证号码',
    width: 32.5,
    text: ({ member }) => said(member, 'idNo'),
    isText: true,
  },
  { key: 'joinDate', header: '入党时间', width: 18.1, text: ({ member }) => dayOf(member, 'joinDate') },
  {
    key: 'length',
    header: '与党组织失去联系时间',
    width: 19,
    text: ({ duration }) => duration?.text ?? '',
  },
  {
    key: 'situation',
    header: '与党组织失去联系原因',
    width: 21,
    text: situationWords,
    words: LOST_SITUATION.items.map(({ label }) => label),
  },
  { key: 'search', header: '联系查找过程', width: 57.6, text: searchInShort, align: LEFT },
  { key: 'investigation', header: '调查核实情况', width: 34.5, text: investigation, align: LEFT },
  { key: 'result', header: '查找结果', width: 19, text: searchResult },
  { key: 'secretary', header: '责任人', width: 13, text: ({ lost }) => lost.secretary ?? '' },
  {
    key: 'remark',
    header: '备注',
    width: 17,
    text: ({ place, lost }) =>
      remark(place.code === 'found' || place.code === 'notFound' ? '' : place.reason, lost.remark),
    align: LEFT,
  },
]

export const ANNEX3_LIST: BranchListForm<LostPerson> = {
  annex: 3,
  title: '查找联系失联党员情况记录表',
  paper: 'A4',
  orientation: 'landscape',
  titleSize: 18,
  bodySize: 8,
  minSize: 7.5,
  persons: lostOf,
  columns,
  headerHeights: [11],
  rowHeight: 13.7,
  rowsPerPage: 10,
  fillsPage: true,
  headLine: ({ run, unit }) => ({
    left: `党支部名称（盖章）：${unit.orgId === run.scopeOrgId ? run.scopeName : unit.fullName}`,
    right: `填表日期：${fillDate(run.campaign.fillDate)}`,
  }),
  footLines: () => [
    {
      left: '党支部书记签字（盖章）：',
      center: `填表人：${gap(6)}`,
      right: `联系电话：${gap(8)}`,
      height: 8,
    },
  ],
  rowKey: ({ member }) => String(member.id),
  memberId: ({ member }) => member.id,
}
