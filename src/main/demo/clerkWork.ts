/**
 * A clerk's weeks of work on the invented register, done through the contract like a person would: posts,
 * dossier checks, members away and abroad, letters, lost members with their searches and outcomes.
 */

import type { Inputs, OfficeClient } from '../../shared/api/contract.ts'
import { REQUIRED_MATERIALS } from '../../shared/dossier/rules.ts'
import { addDays, addMonths, type IsoDate } from '../../shared/kernel/dates.ts'
import type { MemberRow } from '../../shared/roster/schema.ts'
import type { Work } from '../longWork.ts'
import type { Chance } from './chance.ts'
import { createChance } from './chance.ts'
import { disposeOf } from './disposals.ts'
import { keepInTouch } from './flowContacts.ts'
import { followStory, type LostStory } from './lostStories.ts'
import { settleDossiers } from './makeUps.ts'

/** The sweep of the demonstration. */
export const CAMPAIGN: Inputs['census']['save']['values'] = {
  name: '2024年党员组织关系集中排查',
  year: 2024,
  template: 'CUSTOM',
  startOn: '2024-02-01',
  searchEnd: '2024-03-15',
  fillDate: '2024-03-20',
  fillDate9: '2024-06-20',
  firstPerson: '党委书记',
}

interface Desk {
  client: OfficeClient
  chance: Chance
  work: Work
}

/** Every member on the roll, in a stable order. */
async function everybody({ client, work }: Desk): Promise<MemberRow[]> {
  const all: MemberRow[] = []
  for (;;) {
    const { rows, total } = await client.roster.list({
      sort: [{ column: 'idNo' }, { column: 'name' }],
      page: { offset: all.length, limit: 500 },
    })
    all.push(...rows)
    await work.breathe()
    if (rows.length === 0 || all.length >= total) return all
  }
}

const DESTINATIONS = [
  ['IN_COUNTY', '本县城关镇'],
  ['IN_CITY', '平顶山市新华区'],
  ['CROSS_CITY', '郑州市二七区'],
  ['CROSS_CITY', '洛阳市涧西区'],
  ['CROSS_PROVINCE', '广东省东莞市'],
  ['CROSS_PROVINCE', '浙江省义乌市'],
  ['CROSS_PROVINCE', '江苏省昆山市'],
  ['NO_FIXED', '无固定地点'],
] as const

const HOST_TYPES = ['PRIVATE', 'COMMUNITY', 'SOE', 'PRIVATE', 'OTHER'] as const

function dayBetween(chance: Chance, from: IsoDate, days: number): IsoDate {
  return addDays(from, chance.below(days))
}

async function sendAway({ client, chance }: Desk, member: MemberRow): Promise<void> {
  const [direction, destPlace] = chance.pick(DESTINATIONS)
  const leftOn = dayBetween(chance, '2021-02-20', 900)
  const back = chance.perMille(180)
  const incomplete = chance.perMille(120)
  await client.flow.save({
    memberId: member.id,
    flowOccupation: incomplete
      ? null
      : chance.pick(['AWAY_WORKER', 'AWAY_WORKER', 'OTHER', 'GRADUATE', 'ENDED']),
    values: {
      leftOn,
      returnedOn: back ? dayBetween(chance, '2023-12-20', 80) : null,
      reason: chance.pick(['外出务工', '外出务工', '经商', '长期居住']),
      direction,
      placeFixed: direction !== 'NO_FIXED',
      destPlace,
      unitName:
        direction === 'NO_FIXED'
          ? null
          : `${destPlace}${chance.pick(['鸿运电子厂', '利民建筑公司', '兴隆饭店', '顺达物流'])}`,
      hostOrgType: incomplete ? null : chance.pick(HOST_TYPES),
      hostContact: chance.perMille(400) ? '李书记' : null,
      phone: member.phone,
      emergencyContact: incomplete ? null : `家属 ${member.phone ?? ''}`,
      certNo: chance.perMille(600) ? `4104-${String(2000 + member.id)}` : null,
      // One in forty told nobody (R-B10).
      reportedOn: member.id % 40 === 0 ? null : addDays(leftOn, 10),
      keeper: '支部组织委员',
      leaveTalkOn: addDays(leftOn, -3),
      leaveTalkBy: '支部书记',
    },
  })
}

async function goAbroad({ client, chance }: Desk, member: MemberRow): Promise<void> {
  const leftOn = dayBetween(chance, '2022-08-01', 400)
  await client.flow.saveOverseas({
    memberId: member.id,
    values: {
      leftOn,
      reason: chance.pick(['留学', '劳务', '探亲']),
      country: chance.pick(['日本', '新加坡', '韩国']),
      contactState: '定期',
      handling: chance.pick(['保留党籍一年', '保留党籍二年', '未办理']),
      handledOn: addDays(leftOn, 12),
    },
  })
}

/** The stories every register should have, boundaries included; more are invented by chance. */
const STORIES: readonly LostStory[] = [
  { months: 6, found: '2024-02-20', situation: 'AWAY', outcome: 'M1', shortCut: false },
  { months: 30, found: '2024-03-01', situation: 'JOB_CHANGED', outcome: 'M3', shortCut: false },
  { months: 14, found: '2024-02-01', situation: 'GRADUATED', outcome: 'M2', shortCut: false },
  { months: 80, found: '2024-03-15', situation: 'MOVED', outcome: 'O1', shortCut: false },
  { months: 5, found: '2024-03-12', situation: 'AWAY', outcome: null, shortCut: false },
  { months: 9, found: null, situation: 'AWAY', outcome: 'Z9', shortCut: false },
  { months: 26, found: null, situation: 'RESTRUCTURED', outcome: 'C1', shortCut: false },
  { months: 140, found: null, situation: 'OTHER', outcome: 'O4', shortCut: true },
  { months: 5, found: null, situation: 'ABROAD', outcome: null, shortCut: false },
  { months: 70, found: null, situation: 'GRADUATED', outcome: 'C1', shortCut: false },
]

async function loseContact({ client, chance }: Desk, member: MemberRow, story: LostStory): Promise<void> {
  const lastLife = addMonths(CAMPAIGN.startOn, -story.months)
  const { id } = await client.search.open({
    memberId: member.id,
    values: {
      foundOn: '2024-02-01',
      lastLife,
      lastDues: addMonths(lastLife, -1),
      situation: story.situation,
      situationNote: story.situation === 'OTHER' ? '举家外迁，原因不明' : null,
      lostOccupation: chance.pick(['RURAL_AWAY', 'RURAL_AWAY', 'GRADUATE', 'PRIVATE_LEFT', 'OTHER']),
      reasonText: '外出后更换联系方式，未向支部报告',
      reasonAnalysis: '支部平时联系不够，本人组织观念淡薄',
      isKey: story.situation === 'RESTRUCTURED',
      secretary: '支部书记',
      timeLimit: CAMPAIGN.searchEnd,
      conduct: '无',
      cause: story.found === null ? null : '非纯个人主观',
      attitude: story.found === null ? null : '端正',
      investigation: '走访亲属和邻居，未发现违纪违法行为',
    },
  })
  await followStory(client, id, member, story)
}

async function sendLetter({ client }: Desk, member: MemberRow, n: number): Promise<void> {
  // Numbered by year: every other letter is of the year before.
  const year = n % 2 === 0 ? 2023 : 2024
  await client.transfer.save({
    memberId: member.id,
    values: {
      direction: '转出',
      letterNo: `${year}-${String(Math.floor(n / 2) + 1).padStart(3, '0')}`,
      nature: '永久转出',
      phone: member.phone ?? '无',
      wechat: '同手机号',
      destKind: '工作',
      destPlace: '郑州市',
      backupContact: '家属',
      toOrg: '郑州某公司党委',
      issuedOn: n % 2 === 0 ? '2023-10-10' : '2024-02-26',
      duesPaidTo: n % 2 === 0 ? '2023-10' : '2024-02',
      leaveTalkOn: n % 2 === 0 ? '2023-10-09' : '2024-02-23',
      handler: '党员本人',
      state: 'ISSUED',
    },
  })
}

async function checkDossiers(desk: Desk, members: readonly MemberRow[]): Promise<void> {
  const { client, chance, work } = desk
  let marks: Inputs['dossier']['mark']['marks'] = []
  const flush = async () => {
    if (marks.length === 0) return
    await client.dossier.mark({ marks })
    marks = []
    await work.breathe()
  }
  for (const [n, member] of members.entries()) {
    // The last tenth has not been looked at yet.
    if (n % 10 === 9) continue
    for (const item of REQUIRED_MATERIALS) {
      if (item === 'FULL_APPLICATION' && member.membership === 'PROBATIONARY') continue
      const present = chance.weighted([
        ['有', 900],
        ['缺', 65],
        ['不规范', 35],
      ] as const)
      marks.push(
        present === '不规范'
          ? { memberId: member.id, item, present, note: '缺支部印章' }
          : { memberId: member.id, item, present },
      )
    }
    if (marks.length > 1500) await flush()
    if (n % 500 === 0) work.report('核查档案', n, members.length)
  }
  await flush()
}

async function appoint({ client }: Desk, members: readonly MemberRow[]): Promise<void> {
  const seen = new Map<number, number>()
  for (const { id, orgId, membership } of members) {
    if (orgId === null || membership !== 'FORMAL') continue
    const n = seen.get(orgId) ?? 0
    seen.set(orgId, n + 1)
    const post = (['书记', '副书记', '委员'] as const)[n]
    if (post === undefined) continue
    await client.organisation.savePost({
      values: { orgId, memberId: id, body: '党支部', post, fromOn: '2021-03-01', toOn: null },
    })
  }
}

async function enterFamilies({ client }: Desk, members: readonly MemberRow[]): Promise<void> {
  for (const { id, sex, phone } of members.filter((_, n) => n % 7 === 0)) {
    await client.roster.saveFamily({
      memberId: id,
      values: {
        relation: '配偶',
        name: sex === '男' ? '李秀英' : '王建国',
        birth: '1965-03',
        politics: '群众',
        unit: '务农',
        post: null,
        phone,
        address: null,
        isEmergency: true,
        isSearchContact: false,
      },
    })
  }
}

/** Does it all. The same seed does the same. */
export async function doClerkWork(client: OfficeClient, seed: number, work: Work): Promise<void> {
  const desk: Desk = { client, chance: createChance(seed + 2), work }
  await client.census.save({ values: CAMPAIGN })
  const members = await everybody(desk)
  await appoint(desk, members)
  await enterFamilies(desk, members)
  await checkDossiers(desk, members)
  const formal = members.filter(member => member.membership === 'FORMAL')
  const cases = Math.max(STORIES.length, Math.floor(formal.length / 60))
  const everyNth = Math.max(1, Math.floor(formal.length / cases))
  let letters = 0
  for (const [n, member] of formal.entries()) {
    if (n % 200 === 0) {
      work.report('登记流动、失联和接转', n, formal.length)
      await work.breathe()
    }
    if (n % everyNth === 0) {
      const story = STORIES[(n / everyNth) % STORIES.length]
      if (story) await loseContact(desk, member, story)
    } else if (n % 150 === 75) {
      await sendLetter(desk, member, letters)
      letters += 1
    } else if (n % 120 === 60) {
      await goAbroad(desk, member)
    } else if (desk.chance.perMille(110) && member.birth !== null && member.birth > '1963') {
      await sendAway(desk, member)
    }
  }
  await keepInTouch(client, seed + 4)
  await disposeOf(client, formal)
  await settleDossiers(client, formal)
}
