/**
 * A county of invented members for benchmarks and for looking at pages: branches of about fifty, one in
 * fourteen away, one in two hundred lost, long and short texts, rare names. The same numbers every time.
 */

import { createChance } from '../../src/main/demo/chance.ts'
import type { CardFacts, MemberFacts, OrganisationFacts } from '../../src/shared/reporting/facts.ts'
import { aCase, aFlow, aLetter, aMember, aStay, attempt, ENOUGH } from '../shared/reporting/build.ts'

const SURNAMES = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
)
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉文斌辉玲生国建𠮷䶮喆堃犇')
const VILLAGES = Array.from('东西南北上下大小新老石青白龙凤金银双平')
const PLACES = ['岗', '河', '庄', '沟', '湾', '桥', '寨', '营', '坡', '店']
const TYPES = [
  'RURAL',
  'RURAL',
  'RURAL',
  'RURAL',
  'COMMUNITY',
  'GOV',
  'SCHOOL',
  'PUBINST',
  'SOE',
  'PRIVATE',
  'SOCIAL',
  'OTHER',
]
const EDUCATION = ['研究生', '大学本科', '大专', '中专', '高中中技', '初中', '小学']
const SITUATIONS = ['AWAY', 'RESTRUCTURED', 'GRADUATED', 'JOB_CHANGED', 'ABROAD', 'MOVED', 'OTHER']
const OCCUPATIONS = [
  'SOE_ENDED',
  'PRIVATE_LEFT',
  'RURAL_AWAY',
  'RETIRED',
  'GRADUATE',
  'SPLIT',
  'TALENT_CENTRE',
  'OTHER',
]
const FLOW_OCCUPATIONS = ['ENDED', 'RETIRED', 'GRADUATE', 'AWAY_WORKER', 'OTHER']
const DIRECTIONS = ['IN_COUNTY', 'IN_CITY', 'CROSS_CITY', 'CROSS_PROVINCE', 'ABROAD', 'NO_FIXED']
const FOUND = ['M1', 'M2', 'M3', 'M4', 'O1', 'Z9']
const NOT_FOUND = ['O4', 'C1', 'Z9', 'O2']

export const PER_BRANCH = 50

export function manyBranches(members: number): OrganisationFacts[] {
  const count = Math.max(1, Math.ceil(members / PER_BRANCH))
  return Array.from({ length: count }, (_, i) => {
    const village = `${VILLAGES[i % VILLAGES.length] ?? ''}${PLACES[Math.floor(i / VILLAGES.length) % PLACES.length] ?? ''}`
    const round = Math.floor(i / (VILLAGES.length * PLACES.length))
    const name = `${village}${round === 0 ? '' : `第${round + 1}`}村党支部`
    return {
      id: i + 2,
      parentId: 1,
      kind: '党支部',
      fullName: `中共青山镇${name}`,
      shortName: name,
      orgType: TYPES[i % TYPES.length] ?? null,
      sortOrder: i,
    }
  })
}

interface Dice {
  number: (below: number) => number
  pick: <T>(list: readonly T[]) => T
  hit: (oneIn: number) => boolean
}

function dice(seed: number): Dice {
  const { below, pick } = createChance(seed)
  return { number: below, pick, hit: oneIn => below(oneIn) === 0 }
}

const two = (value: number) => String(value).padStart(2, '0')

function card({ pick, number, hit }: Dice): CardFacts {
  const relations = ['配偶', '子女', '子女', '父母', '父母', '兄弟姐妹', '其他', '其他']
  return {
    family: relations.slice(0, 2 + number(hit(9) ? 7 : 4)).map(relation => ({
      relation,
      name: `${pick(SURNAMES)}${pick(GIVEN)}`,
      birth: `${1930 + number(80)}-${two(1 + number(12))}`,
      politics: pick(['群众', '中共党员', '共青团员', null]),
      unit: pick(['在家务农', '青山镇中心小学', '平顶山市某某机械制造有限责任公司', null]),
      post: pick([null, '教师', '职工']),
    })),
    education: [],
    keeper: pick(['镇党委', '县人力资源和社会保障局档案室']),
    personnelFile: pick(['有', '无']),
    otherMaterials: hit(5) ? '思想汇报3份、培养联系人考察意见' : null,
    materials: {
      VOLUNTEER: '有',
      APPLICATION: pick(['有', '缺']),
      POLITICAL: '有',
      CULTIVATION: pick(['有', '不规范']),
    },
  }
}

type More = Partial<Pick<MemberFacts, 'cases' | 'letters' | 'flows' | 'overseas'>>

function lostFacts(roll: Dice, id: number): More {
  const { pick, number, hit } = roll
  const found = hit(3)
  return {
    cases: [
      aCase({
        id,
        lastLife: `${2004 + number(11)}-${two(1 + number(12))}-15`,
        situation: pick(SITUATIONS),
        situationNote: '家庭变故后举家搬离，去向不明',
        lostOccupation: pick(OCCUPATIONS),
        contactOn: found ? `2016-03-${two(1 + number(14))}` : null,
        state: found ? 'FOUND' : 'NOT_FOUND',
        currentPhone: found ? '13612345678' : null,
        currentAddress: found ? '广东省深圳市宝安区某某街道某某社区某某花园8栋1203室' : null,
        conduct: '无',
        investigation: '走访其原工作单位同事和村组干部，均反映其外出后无不良表现，未发现违纪违法行为。',
        attempts: [
          ...ENOUGH,
          attempt('2016-02-25 14:30', 'C03', '无结果'),
          {
            ...attempt('2016-03-05', 'C12', '无结果'),
            target: '原邻居王大娘',
            targetPhone: '0375-1234567',
            course: '到其原居住的老街区逐户询问，邻居反映其房屋已于数年前出售，搬往外地。',
          },
        ],
        outcomes: [{ outcome: pick(found ? FOUND : NOT_FOUND), decidedOn: '2016-05-10' }],
      }),
    ],
    letters: hit(4) ? [aLetter({ toOrg: '某市某区某街道党工委' })] : [],
  }
}

function flowFacts(roll: Dice, id: number): More {
  const { pick, number, hit } = roll
  const direction = pick(DIRECTIONS)
  return {
    flows: [
      aFlow({
        id,
        leftOn: `${2010 + number(6)}-${two(1 + number(12))}-01`,
        direction,
        reason: pick(['外出务工', '经商', '长期居住']),
        destPlace: pick(['广东省东莞市长安镇某某工业区', '郑州市金水区', '浙江省义乌市']),
        unitName: pick(['长安某某电子科技有限公司', '个体经营', null]),
        hostOrgType: pick(['PRIVATE', 'COMMUNITY', 'OTHER']),
        hostContact: hit(2) ? '陈主任' : null,
        hostContactPhone: hit(2) ? '0769-85412345' : null,
        certNo: hit(2) ? `4104${String(id).padStart(8, '0')}` : null,
        remark: hit(6) ? '每季度电话联系一次' : null,
      }),
    ],
    overseas: direction === 'ABROAD' ? [aStay({ id })] : [],
  }
}

/** One member; `index` from 0 decides everything. */
export function manyMember(index: number, withCard: boolean): MemberFacts {
  const roll = dice(index + 1)
  const { pick, number, hit } = roll
  const id = index + 1
  const year = 1935 + number(63)
  const birth = `${year}-${two(1 + number(12))}-${two(1 + number(28))}`
  const join = Math.min(2015, Math.max(year + 19, 1955 + number(60)))
  const orgId = 2 + Math.floor(index / PER_BRANCH)
  const probationary = join >= 2015
  const more = hit(200) ? lostFacts(roll, id) : hit(14) ? flowFacts(roll, id) : {}
  return aMember({
    id,
    orgId,
    membership: probationary ? 'PROBATIONARY' : 'FORMAL',
    name: `${pick(SURNAMES)}${pick(GIVEN)}${hit(3) ? '' : pick(GIVEN)}`,
    sex: hit(4) ? '女' : '男',
    nation: hit(20) ? '回族' : '汉族',
    birth,
    marital: '已婚',
    nativePlace: '河南平顶山',
    workStart: `${year + 20}-07`,
    joinDate: `${join}-07-01`,
    fullDate: probationary ? null : `${join + 1}-07-01`,
    joinBranch: '青山镇某某村党支部',
    education: pick(EDUCATION),
    degree: null,
    occupation: pick(['农民', '教师', '工人', '个体工商户']),
    unit: pick(['在家务农', '青山镇中心小学', '平顶山市某某机械制造有限责任公司', '青山镇人民政府']),
    title: pick([null, '教师', '主任', '党建办副主任科员']),
    // As in life, numbers say nothing about the order of the members.
    phone: `13${String((index * 7_919_393) % 1_000_000_000).padStart(9, '7')}`,
    domicile: '河南省平顶山市某某县青山镇',
    residence: `河南省平顶山市某某县青山镇某某村${1 + number(12)}组${1 + number(200)}号`,
    wechat: hit(3) ? `wx${index}` : null,
    qq: hit(3) ? String(100000 + index) : null,
    flowOccupation: pick(FLOW_OCCUPATIONS),
    remark: hit(30) ? '退役军人，享受定期抚恤补助' : null,
    posts: index % PER_BRANCH === 0 ? [{ body: '党支部', post: '书记', fromOn: '2014-05', toOn: null }] : [],
    card: withCard ? card(roll) : null,
    ...more,
  })
}
