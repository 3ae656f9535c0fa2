import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadBranches } from '../../../src/main/reporting/loadFacts.ts'
import { openRun, type RunScope } from '../../../src/main/reporting/openRun.ts'
import { quietWork } from '../../../src/main/longWork.ts'
import type { BranchFacts, MemberFacts } from '../../../src/shared/reporting/facts.ts'
import { putCampaign, putMembers, putOrganisations } from '../../builders/factsRegister.ts'
import { anOffice, type TestOffice } from '../../builders/office.ts'
import { aFlow, aMember, branchesOf, CAMPAIGN, ORG, ORGANISATIONS } from '../../shared/reporting/build.ts'
import { EVERYBODY } from '../../shared/reporting/worked.ts'

const CARD = aMember({
  name: '卡一',
  orgId: ORG.gov,
  asTyped: { workStart: '九二年' },
  duesByProxy: true,
  pocketManual: true,
  remark: '退役军人',
  posts: [{ body: '党支部', post: '书记', fromOn: '2015-01', toOn: null }],
  card: {
    family: [
      { relation: '配偶', name: '李四', birth: '1982-03', politics: '群众', unit: '镇中学', post: '教师' },
      { relation: '子女', name: '张小', birth: null, politics: null, unit: null, post: null },
    ],
    education: [
      { kind: '在职', level: '大学本科', degree: '学士', school: '某大学', major: '法学' },
      { kind: '全日制', level: '大专', degree: null, school: '某学院', major: null },
    ],
    keeper: '镇党委',
    personnelFile: '无',
    otherMaterials: '思想汇报3份',
    materials: { VOLUNTEER: '有', APPLICATION: '缺' },
  },
})
const MEMBERS: readonly MemberFacts[] = [...EVERYBODY, CARD]

describe('facts from the register', () => {
  let at: TestOffice
  beforeAll(async () => {
    at = await anOffice()
    await putOrganisations(at, ORGANISATIONS)
    await putCampaign(at, CAMPAIGN)
    await putMembers(at, MEMBERS)
  })
  afterAll(() => at.dispose())

  async function load(scope: RunScope = {}, more: { withCards?: boolean } = {}): Promise<BranchFacts[]> {
    const { reader } = at.register
    const { run, memberIds } = await openRun(reader, scope, '2016-03-20')
    const branches: BranchFacts[] = []
    const asked = { withCards: more.withCards ?? false, memberIds }
    for await (const branch of loadBranches(reader, run, asked, quietWork())) branches.push(branch)
    return branches
  }

  it('come back as they were put in, branch by branch', async () => {
    const { run } = await openRun(at.register.reader, {}, '2016-03-20')
    expect(run.campaign).toEqual(CAMPAIGN)
    const expected = branchesOf(
      run,
      MEMBERS.map(member => ({ ...member, card: null })),
    )
    expect(await load()).toMatchObject(expected)
  })

  it('bring what only the card prints where it is asked for, the highest schooling first', async () => {
    const branches = await load({}, { withCards: true })
    const gov = branches.find(({ orgId }) => orgId === ORG.gov)
    expect(gov?.members.find(({ id }) => id === CARD.id)).toMatchObject(CARD)
    const other = gov?.members.find(({ id }) => id !== CARD.id)
    expect(other?.card).toMatchObject({
      family: [],
      education: [],
      keeper: null,
      personnelFile: null,
      otherMaterials: null,
      materials: {},
    })
  })

  it('of one branch, of everything below an organisation, of one member are parts of the whole', async () => {
    const whole = new Map((await load()).map(branch => [branch.orgId, branch]))
    const rural = await load({ orgId: ORG.rural })
    expect(rural).toEqual([whole.get(ORG.rural)])
    const general = await load({ orgId: ORG.general })
    expect(general.map(({ orgId }) => orgId)).toEqual([ORG.general, ORG.rural])
    expect(general[1]).toEqual(whole.get(ORG.rural))
    const one = await load({ memberId: CARD.id })
    expect(one.flatMap(({ members }) => members)).toMatchObject([{ ...CARD, card: null }])
  })

  it('count a group to its branch, also when the group is asked for', async () => {
    const community = await load({ orgId: ORG.community })
    const group = await load({ orgId: ORG.communityGroup })
    expect(group).toEqual(community)
    expect(community[0]?.members.map(({ name }) => name)).toContain('甲二')
  })

  it('hold who stood in a branch on any day of the campaign, and nobody else', async () => {
    const period = (fromOn: string | null, toOn: string | null, orgId: number | null = ORG.other) => ({
      orgId,
      membership: 'FORMAL',
      fromOn,
      toOn,
    })
    const known = at
    const added = [
      aMember({ name: '首日前一天离开', periods: [period(null, '2016-02-01')] }),
      aMember({ name: '首日离开', periods: [period(null, '2016-02-02')] }),
      aMember({ name: '附件9填表日到', periods: [period('2016-06-20', null)] }),
      aMember({ name: '次日到', periods: [period('2016-06-21', null)] }),
      aMember({ name: '本月到', periods: [period('2016-06', null)] }),
      aMember({ name: '无支部', periods: [period(null, null, null)], flows: [aFlow()] }),
    ]
    await putMembers(known, added)
    const names = (await load())
      .filter(({ orgId }) => orgId === ORG.other || orgId === ORG.committee)
      .map(({ orgId, members }) => [
        orgId,
        members.map(({ name }) => name).filter(name => added.some(member => member.name === name)),
      ])
    expect(names).toEqual([
      [ORG.committee, ['无支部']],
      [ORG.other, ['首日离开', '附件9填表日到', '本月到']],
    ])
  })

  it('take the day asked for instead of the fill dates, and one day for all without a campaign', async () => {
    const { run } = await openRun(at.register.reader, { asOf: '2016-05-01' }, '2016-03-20')
    expect(run.campaign).toMatchObject({
      searchEnd: '2016-03-15',
      fillDate: '2016-05-01',
      fillDate9: '2016-05-01',
    })
    const empty = await anOffice('2020-01-02')
    try {
      const none = await openRun(empty.register.reader, {}, '2020-01-02')
      expect(none.hasCampaign).toBe(false)
      expect(none.run.campaign).toEqual({
        name: '',
        template: null,
        startOn: '2020-01-02',
        searchEnd: '2020-01-02',
        fillDate: '2020-01-02',
        fillDate9: '2020-01-02',
      })
    } finally {
      await empty.dispose()
    }
  })

  it('say what is not there', async () => {
    for (const scope of [{ orgId: 999 }, { memberId: 99999 }, { campaignId: 99 }]) {
      await expect(load(scope)).rejects.toMatchObject({ code: 'RECORD_MISSING' })
    }
  })
})
