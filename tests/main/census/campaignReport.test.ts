/** The committee's reports (D11, D12): numbers of the day, what changed since, the signature, the files. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  CAMPAIGN_REPORT_SECTIONS,
  type CampaignReportKind,
} from '../../../src/shared/census/campaignReport.ts'
import { finish } from '../../builders/office.ts'
import { zipPart } from '../../builders/zipPart.ts'
import { aSweep, type Sweep } from './sweep.ts'

let sweep: Sweep
let lost: number
beforeEach(async () => {
  sweep = await aSweep()
  const { test, east, west, campaignId } = sweep
  lost = await sweep.person('赵一', east, '2010-01-01')
  await sweep.person('钱二', west, '2010-01-01')
  await sweep.list()
  await test.backend.census.saveMeeting({
    campaignId,
    values: {
      kind: '专题培训',
      on: '2016-02-20',
      orgId: null,
      place: null,
      chair: null,
      attendees: null,
      expected: 30,
      attendance: 28,
      content: null,
    },
  })
})
afterEach(() => sweep.test.dispose())

const census = () => sweep.test.backend.census
const report = (kind: CampaignReportKind = 'D11', asOf?: string) =>
  census().campaignReport({
    campaignId: sweep.campaignId,
    kind,
    ...(asOf === undefined ? {} : { asOf }),
  })
const TEXTS = ['开展', '情况', '问题', '查找', '建议']
const save = (input: object = {}) =>
  census().saveCampaignReport({
    campaignId: sweep.campaignId,
    kind: 'D11',
    asOf: '2016-03-01',
    texts: TEXTS,
    writtenBy: '李干事',
    writtenOn: '2016-03-01',
    ...input,
  })
const sign = (on: string | null, kind: CampaignReportKind = 'D11') =>
  census().signCampaignReport({ campaignId: sweep.campaignId, kind, on, by: '王书记' })

async function findLost() {
  const { search } = sweep.test.backend
  const { id } = await search.open({
    memberId: lost,
    values: { foundOn: '2016-02-20', lastLife: '2014-01-10', situation: 'AWAY' },
  })
  await search.startSearching({
    id,
    verifiedOn: '2016-02-21',
    secretary: '王书记',
    timeLimit: '2016-03-10',
  })
  for (const [at, channel] of [
    ['2016-02-22 09:00', 'C01'],
    ['2016-02-23 09:00', 'C11'],
    ['2016-02-24 09:00', 'C31'],
  ] as const) {
    await search.addAttempt({
      caseId: id,
      values: {
        at,
        channel,
        target: '其兄',
        targetPhone: null,
        responsible: '王书记',
        course: '都说没有消息',
        result: '无结果',
        clue: null,
      },
    })
  }
}

describe('the numbers', () => {
  it('are those of all branches, of the work, and of the annexes', async () => {
    const { figures, draft } = await report()
    expect(figures.counts).toMatchObject({
      branches: 2,
      onRoll: 2,
      listed: 2,
      done: 0,
      meetings: 1,
      trainings: 1,
      trained: 28,
      found: 0,
      notFound: 0,
    })
    expect(draft).toHaveLength(5)
    expect(draft[0]).toContain('共2个党支部开展排查。召开会议、开展培训1次，其中专题培训1次，参加28人次')
    expect(draft[1]).toContain('在册党员2名，其中预备党员0名。列入排查对象2名')
    // What the committee proposes is its own to write.
    expect(draft[4]).toBe('')
  })

  it('count who is lost by the annexes, and are shown as differences once they changed', async () => {
    await save()
    await findLost()
    const { kept, differences, figures } = await report()
    expect(kept?.texts).toEqual(TEXTS)
    expect(figures.counts.notFound).toBe(1)
    expect(differences).toEqual(
      expect.arrayContaining([{ label: '仍无法取得联系（附件6）', before: 0, now: 1 }]),
    )
    // Other words keep the old numbers; only asking for new ones renews them.
    await save({ texts: ['甲', '乙', '丙', '丁', '戊'] })
    expect((await report()).differences).toEqual(differences)
    await save({ renew: true })
    expect((await report()).differences).toEqual([])
  })

  it('reckon the share by the roll before the sweep, column 1 of annex 7 (R-A25)', async () => {
    await findLost()
    // Three come after the first day: the roll is five, before the sweep it was two.
    for (const name of ['孙三', '李四', '周五']) await sweep.person(name, sweep.west, '2016-02-20')
    const { figures, draft } = await report('D12')
    expect(figures.counts).toMatchObject({ onRoll: 5, onRollBefore: 2, notFound: 1 })
    expect(draft[1]).toContain('占排查前在册党员的50.0%')
  })

  it('of the 综合报告 are analysed in four tables, whose rows are compared, too', async () => {
    await census().saveCampaignReport({
      campaignId: sweep.campaignId,
      kind: 'D12',
      asOf: '2016-03-01',
      texts: (await report('D12')).draft,
      writtenBy: null,
      writtenOn: '2016-03-01',
    })
    await findLost()
    const { differences, draft } = await report('D12')
    expect(differences).toEqual(
      expect.arrayContaining([
        { label: '数量·失去联系时间·1年至5年', before: 0, now: 1 },
        { label: '原因·失去联系情形·外出务工经商', before: 0, now: 1 },
        { label: '分布·党支部·东岗村支部', before: 0, now: 1 },
      ]),
    )
    expect(draft[1]).toContain('与党组织失去联系党员1名，占排查前在册党员的50.0%')
    expect(draft[3]).toContain('分布在1个党支部，人数较多的是东岗村支部1名')
  })
})

describe('the signature', () => {
  it('waits for every section and for the day of the report, and closes it', async () => {
    await expect(sign('2016-03-01')).rejects.toThrow('还缺：党员组织关系排查工作情况报告及处理建议')
    for (const [at, { title }] of CAMPAIGN_REPORT_SECTIONS.D11.entries()) {
      await save({ texts: TEXTS.map((text, i) => (i === at ? ' ' : text)) })
      await expect(sign('2016-03-01')).rejects.toThrow(`还缺：${title}。补上后才能签字`)
    }
    await save({ writtenOn: null })
    await expect(sign('2016-03-01')).rejects.toThrow('还缺：报告日期')
    await save()
    await expect(sign('2016-02-29')).rejects.toThrow('签字日期不能早于报告日期')
    await expect(sign('2016-03-02')).rejects.toThrow('签字日期不能晚于今天')
    await sign('2016-03-01')
    await expect(save()).rejects.toThrow('这份报告已由书记在2016-03-01签字，不能再改')
    await sign(null)
    await save()
  })

  it('stands for the packet, and the report for its first document (R-A09)', async () => {
    const packet = () => census().packet({ campaignId: sweep.campaignId })
    expect((await packet()).missing).toHaveLength(6)
    await save()
    const [first] = (await packet()).documents
    expect(first).toMatchObject({ kind: 'REPORT', preparedOn: '2016-03-01', source: 'REPORT' })
    expect((await packet()).missing).toHaveLength(5)
    await sign('2016-03-01')
    expect(await packet()).toMatchObject({ signedOn: '2016-03-01', signedBy: '王书记', signedOnReport: true })
    expect((await packet()).missing).not.toContain('书记签字日期')
    await finish(sweep.test.backend.audit.undo({}))
    expect((await packet()).missing).toContain('书记签字日期')
  })
})

describe('the file', () => {
  it('is Word with every heading, the words, and the tables it was written with', async () => {
    await findLost()
    const { draft } = await report('D12')
    await census().saveCampaignReport({
      campaignId: sweep.campaignId,
      kind: 'D12',
      asOf: '2016-03-01',
      texts: draft,
      writtenBy: '李干事',
      writtenOn: '2016-03-01',
    })
    const input = { campaignId: sweep.campaignId, kind: 'D12' } as const
    const { ticket } = await finish(census().campaignReportDocx(input))
    const file = sweep.test.office.files.collect(ticket)
    expect(file?.name).toMatch(/党员组织关系集中排查工作综合报告\.docx$/)
    const document = zipPart(Buffer.from(file?.bytes ?? []), 'word/document.xml')
    for (const { title } of CAMPAIGN_REPORT_SECTIONS.D12) expect(document).toContain(title)
    expect(document.match(/<w:tbl>/g)).toHaveLength(4)
    expect(document).toContain('外出务工经商')
  })

  it('is not made before anything was saved', async () => {
    await expect(
      finish(census().campaignReportPrint({ campaignId: sweep.campaignId, kind: 'D11' })),
    ).rejects.toThrow('还缺：报告（请先保存）')
  })
})

describe('in the log', () => {
  const sections = async (changeId: number | null) => {
    const { rows } = await sweep.test.backend.audit.detail({ id: changeId ?? 0 })
    return rows
      .filter(({ field }) => TITLES.includes(field))
      .map(({ field, before, after }) => [field, before, after])
  }
  const TITLES = ['排查工作开展情况', '排查基本情况', '发现的主要问题', '联系查找失联党员情况', '处理建议']

  it('the texts stand under their headings, only those that changed', async () => {
    const first = await save()
    expect(await sections(first.changeId)).toEqual(TITLES.map((title, at) => [title, '', TEXTS[at]]))
    const second = await save({ texts: [...TEXTS.slice(0, 4), '每月联系一次'] })
    expect(await sections(second.changeId)).toEqual([['处理建议', '建议', '每月联系一次']])
  })

  it('key groups and problems are told in words', async () => {
    const { memberId } = (await sweep.rows(sweep.east))[0] ?? { memberId: 0 }
    const { changeId } = await census().describe({
      campaignId: sweep.campaignId,
      memberIds: [memberId],
      problems: ['流动', '档案'],
      keyGroups: ['5', '6'],
    })
    const { rows } = await sweep.test.backend.audit.detail({ id: changeId ?? 0 })
    expect(rows.map(({ field, before, after }) => [field, before, after]).sort()).toEqual([
      ['存在问题', '', '流动、档案'],
      ['重点对象', '', '公共就业和人才服务机构的流动人才；机关和事业单位异地居住的离退休人员'],
    ])
  })
})
