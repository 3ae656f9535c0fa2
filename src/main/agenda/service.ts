/** The workbench: what needs attention today, counted in SQL, each with where to go. */

import type { Outputs } from '../../shared/api/contract.ts'
import { addDays, compareDates } from '../../shared/kernel/dates.ts'
import { annexesBefore9, annexMark } from '../../shared/reporting/annexNumbers.ts'
import { campaignDue, campaignOf, sweepsDue } from '../census/service.ts'
import { reviewsDue } from '../annual/service.ts'
import type { Reader } from '../db/register.ts'
import { disposalCounts } from '../disposal/service.ts'
import {
  dossierMatrix,
  dueHandoverCount,
  filingCounts,
  findingCounts,
  makeUpCount,
  overdueReadings,
  overdueReceipts,
} from '../dossier/service.ts'
import { flowDue, listFlows } from '../flow/service.ts'
import type { Office } from '../office.ts'
import { registrationsDue } from '../registration/service.ts'
import { listLetters } from '../transfer/service.ts'
import { tree } from '../organisation/service.ts'
import { isBranch } from '../../shared/organisation/rules.ts'
import { contactsDue, lostDue, type LostDue } from '../search/service.ts'
import { settingsOf } from '../settings/service.ts'
import { lastBackupOn } from '../vault/service.ts'

type Overview = Outputs['agenda']['overview']
type Item = Overview['items'][number]

const FIRST = { offset: 0, limit: 1 }

async function countIssues(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom('member')
    .select(eb => eb.fn.countAll().as('count'))
    .where('removed', '=', 0)
    .where('issues', 'is not', null)
    .where('membership', 'in', ['PROBATIONARY', 'FORMAL', 'LEAVING', 'KEPT_ABROAD'])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many of the letters a list of the room would hold. */
async function letters(
  db: Reader,
  only: 'overdue' | 'unreceipted' | 'toAnswer',
  today: string,
): Promise<number> {
  const { total } = await listLetters(db, { filter: { only }, page: FIRST, asOf: undefined }, today)
  return total
}

/** Letters that want something done: past their day, without a receipt, or waiting for ours (R-F02). */
async function letterItems(db: Reader, today: string): Promise<Item[]> {
  const overdue = await letters(db, 'overdue', today)
  const unreceipted = (await letters(db, 'unreceipted', today)) - overdue
  const toAnswer = await letters(db, 'toAnswer', today)
  return [
    ...(overdue > 0 ? [item('letterOverdue', 'bad', '介绍信已过有效期，未报到', overdue)] : []),
    ...(unreceipted > 0
      ? [item('letterUnreceipted', 'bad', '介绍信已过有效期，未收到回执', unreceipted)]
      : []),
    ...(toAnswer > 0 ? [item('letterToAnswer', 'warn', '转入已接收，回执还没有寄出', toAnswer)] : []),
  ]
}

/** What comes round in lost cases (R-B12 to R-B14, R-C03). */
function lostItems(lost: LostDue): Item[] {
  const all: [Item['key'], Item['tone'], string, number][] = [
    ['lostVerifyDue', 'bad', '失联党员超过核查期限', lost.verify],
    ['lostMonthly', 'bad', '重点失联党员月报没有上报', lost.months],
    ['lostWeekly', 'warn', '重点失联党员本周还没有排查', lost.weekly],
    ['lostFollowUp', 'warn', '取得联系的党员本周待回访，或回访期满待结案', lost.followUp],
    ['lostInquiry', 'warn', '部门协查函超过期限没有答复', lost.inquiry],
  ]
  return all.flatMap(([key, tone, text, count]) => (count > 0 ? [item(key, tone, text, count)] : []))
}

/** A backup older than this many days is asked for. */
const BACKUP_DAYS = 7

function item(key: Item['key'], tone: Item['tone'], text: string, count: number | null): Item {
  return { key, tone, text, count }
}

async function annualItems(office: Office, today: string): Promise<Item[]> {
  const due = await reviewsDue(office.register(), today)
  if (due === null) return []
  const text = due.over
    ? `年审已于 ${due.to} 结束，花名册还没有上报`
    : `年审到 ${due.to} 结束，花名册还没有上报`
  return [item('annual', due.over ? 'bad' : 'info', text, due.branches)]
}

/** Forms past their day, and 不愿登记 without a case (R-J16). */
async function registrationItems(db: Reader, today: string): Promise<Item[]> {
  const { overdue, unwilling } = await registrationsDue(db, today)
  return [
    ...(overdue > 0 ? [item('registrationOverdue', 'bad', '党员登记申请表逾期没有交回', overdue)] : []),
    ...(unwilling > 0
      ? [item('registrationUnwilling', 'warn', '党员不愿登记，还没有按自愿退党立案', unwilling)]
      : []),
  ]
}

/** Members away to be contacted or looked for, certificates to be inspected. */
async function flowItems(db: Reader, today: string): Promise<Item[]> {
  const { overdue, uncontrolled, remind, transfer, uninspected } = await flowDue(db, today)
  return [
    ...(uncontrolled > 0
      ? [item('flowUncontrolled', 'bad', '外出没有报告，列入“失控”名单', uncontrolled)]
      : []),
    ...(overdue > 0 ? [item('flowOverdue', 'bad', '流动党员逾期未联系', overdue)] : []),
    ...(remind > 0
      ? [item('flowRemind', 'warn', '流动党员没有汇报、回支部或交党费，要书面提醒', remind)]
      : []),
    ...(transfer > 0
      ? [item('flowTransfer', 'warn', '外出六个月以上、地点固定，还没有转组织关系', transfer)]
      : []),
    ...(uninspected > 0 ? [item('certificates', 'info', '流动党员活动证没有年审', uninspected)] : []),
  ]
}

/** Of the campaign the annexes go by: tasks past their day, members not checked twice. */
async function censusItems(office: Office, today: string): Promise<Item[]> {
  const register = office.register()
  const campaign = await campaignOf(register.reader, undefined)
  const due = campaign && (await campaignDue(register, campaign.id, today))
  if (!due) return []
  return [
    ...(due.tasksOverdue > 0 ? [item('censusTasks', 'bad', '集中排查任务已逾期', due.tasksOverdue)] : []),
    ...(due.answersOverdue > 0
      ? [item('censusAnswers', 'bad', '请示已过要求答复的日期', due.answersOverdue)]
      : []),
    ...(due.open > 0 ? [item('censusLines', 'warn', '集中排查还没有完成双查的党员', due.open)] : []),
  ]
}

async function campaignItem(db: Reader, today: string): Promise<Item> {
  const campaign = await campaignOf(db, undefined)
  if (!campaign) return item('campaign', 'info', '还没有设定集中排查的起止日期，附件3、5至9要用', null)
  const numbering = { settings: await settingsOf(db), template: campaign.template }
  const dates: [string, string][] = [
    ['查找结束', campaign.searchEnd],
    [`${annexesBefore9(numbering)}填表`, campaign.fillDate],
    [`${annexMark(9, numbering)}填表`, campaign.fillDate9],
  ]
  const next = dates.find(([, day]) => compareDates(day, today) >= 0)
  return next
    ? item('campaign', 'info', `${campaign.name}：${next[0]}日期 ${next[1]}`, null)
    : item('campaign', 'ok', `${campaign.name}：各填表日期均已过`, null)
}

/** Findings, make-ups and what is to be filed (R-G07, R-G08). */
async function dossierItems(db: Reader, today: string): Promise<Item[]> {
  const findings = await findingCounts(db, today)
  const filing = await filingCounts(db, today)
  const makeUps = await makeUpCount(db, today)
  const { year, dueOn, state } = filing.yearly
  return [
    ...(findings.overdue > 0
      ? [item('dossierFindings', 'bad', '档案问题超过处理期限', findings.overdue)]
      : findings.open > 0
        ? [item('dossierFindings', 'warn', '档案问题还没有了结', findings.open)]
        : []),
    ...(filing.overdue > 0
      ? [item('dossierFileDue', 'bad', '转正材料超过入档期限', filing.overdue)]
      : filing.due > 0
        ? [item('dossierFileDue', 'warn', '转正材料还没有入档', filing.due)]
        : []),
    ...(state === 'overdue'
      ? [item('dossierYearly', 'bad', `${year}年档案立卷归档应在 ${dueOn} 前办完，还没有登记`, null)]
      : state === 'due'
        ? [item('dossierYearly', 'info', `${year}年档案立卷归档在 ${dueOn} 前办完`, null)]
        : []),
    ...(makeUps > 0 ? [item('makeUps', 'info', '档案正在补办', makeUps)] : []),
  ]
}

export async function overview(office: Office): Promise<Overview> {
  const { reader } = office.register()
  const today = office.clock.today()
  const nodes = await tree(reader, undefined, today)
  const dossier = await dossierMatrix(reader, { filter: {}, page: FIRST, asOf: undefined }, today)
  const away = await listFlows(reader, { filter: { status: 'away' }, page: FIRST, asOf: undefined }, today)
  const incomplete = await listFlows(
    reader,
    { filter: { status: 'away', incomplete: true }, page: FIRST, asOf: undefined },
    today,
  )
  const lost = await lostDue(reader, today)
  const issues = await countIssues(reader)
  const backup = await lastBackupOn(office)
  const items: Item[] = []
  items.push(...lostItems(lost))
  items.push(...(await letterItems(reader, today)))
  const disposals = await disposalCounts(reader, today)
  if (disposals.overdue > 0) {
    items.push(item('disposalDue', 'bad', '组织处置超期：转化教育或期满评议', disposals.overdue))
  }
  items.push(...(await registrationItems(reader, today)))
  if (issues > 0) items.push(item('issues', 'warn', '名册信息有问题的党员', issues))
  const receipts = await overdueReceipts(reader, today)
  const readings = await overdueReadings(reader, today)
  if (readings > 0) items.push(item('readingOverdue', 'bad', '查阅、外借的档案过期没有归还', readings))
  const unlisted = await dueHandoverCount(reader, today)
  if (unlisted > 0) items.push(item('handoverDue', 'warn', '有介绍信，档案还没有列交接清单', unlisted))
  if (receipts > 0) items.push(item('handoverOverdue', 'bad', '档案交接超期，没有回执', receipts))
  if (dossier.totals.withMissing > 0)
    items.push(item('dossierMissing', 'warn', '档案缺件或不规范', dossier.totals.withMissing))
  if (dossier.totals.unchecked > 0)
    items.push(item('dossierUnchecked', 'info', '档案还没有核查', dossier.totals.unchecked))
  items.push(...(await dossierItems(reader, today)))
  if (lost.open > 0) items.push(item('lostOpen', 'warn', '失联党员尚未了结', lost.open))
  if (disposals.open > 0) items.push(item('disposalOpen', 'info', '组织处置正在办理', disposals.open))
  if (incomplete.total > 0)
    items.push(item('flowIncomplete', 'warn', '流动记录还缺附件4的内容', incomplete.total))
  items.push(...(await flowItems(reader, today)))
  const contacts = await contactsDue(reader, today)
  if (contacts.count > 0) {
    items.push(item('contactsDue', 'info', `联系方式超过${contacts.months}个月没有核对`, contacts.count))
  }
  items.push(...(await annualItems(office, today)))
  items.push(...(await censusItems(office, today)))
  const sweeps = await sweepsDue(reader, today)
  if (sweeps.length > 0) items.push(item('censusSweep', 'warn', `${sweeps.join('、')}还没有登记`, null))
  items.push(await campaignItem(reader, today))
  if (backup === null) items.push(item('backup', 'bad', '还没有备份过，请现在备份', null))
  else if (compareDates(addDays(backup, BACKUP_DAYS), today) < 0) {
    items.push(item('backup', 'warn', `上次备份是 ${backup}，请备份`, null))
  }
  return {
    onRoll: nodes.reduce((sum, node) => sum + node.members, 0),
    probationary: nodes.reduce((sum, node) => sum + node.probationary, 0),
    branches: nodes.filter(node => isBranch(node.kind)).length,
    away: away.total,
    lost: lost.open,
    items,
  }
}
