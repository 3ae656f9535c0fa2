/** A branch whose members bring everything that is too long for a form: names, addresses, remarks, searches. */

import type {
  AttemptFacts,
  CardFacts,
  MemberFacts,
  OrganisationFacts,
} from '../../src/shared/reporting/facts.ts'
import { aCase, aFlow, aLetter, aMember, aStay, attempt } from '../shared/reporting/build.ts'

export const LONG_BRANCH: OrganisationFacts = {
  id: 900,
  parentId: 1,
  kind: '党支部',
  fullName:
    '中共青山镇石桥河工业园区平顶山市某某机械制造有限责任公司与豫西煤业集团联合党支部委员会（含退休职工）',
  shortName: '石桥河工业园区平顶山市某某机械制造有限责任公司与豫西煤业集团联合支部',
  orgType: 'SOE',
  sortOrder: 900,
}

const ADDRESS =
  '河南省平顶山市湛河区青山镇石桥河行政村委会第十二村民小组原供销社家属院三号楼二单元五层西户（门牌号为石桥河大街一千二百三十四号之五）'
const UNIT = '平顶山市湛河区青山镇石桥河工业园区某某机械制造有限责任公司第三分公司第二车间'
const REMARK =
  '退役军人，享受定期抚恤补助；建国前老党员遗属；患大病困难党员，长期卧床，由村组干部每月上门看望一次，并代缴党费'
const PHONE = '0375-12345678转8001 13812345678'
const NAME = '阿卜杜热合曼·买买提艾力'

const CARD: CardFacts = {
  family: ['配偶', '子女', '子女', '子女', '父母', '父母', '兄弟姐妹', '兄弟姐妹', '其他'].map(relation => ({
    relation,
    name: NAME,
    birth: '1960-01',
    politics: '中国国民党革命委员会会员',
    unit: UNIT,
    post: '第三车间副主任兼工会小组长',
  })),
  education: [],
  keeper: '平顶山市湛河区人力资源和社会保障局流动人员人事档案管理服务中心',
  personnelFile: '有',
  otherMaterials: '思想汇报十二份、培养联系人考察意见三份、外调函及复函各五份、团员推优材料、公示结果材料',
  materials: { VOLUNTEER: '有', APPLICATION: '缺', POLITICAL: '有', CULTIVATION: '不规范' },
}

const ATTEMPTS: readonly AttemptFacts[] = Array.from({ length: 34 }, (_, i) => ({
  ...attempt(
    `2016-0${i < 20 ? 2 : 3}-${String(1 + (i % 14)).padStart(2, '0')} 09:${String(10 + i)}`,
    ['C01', 'C11', 'C31', 'C12', 'C20', 'C37'][i % 6] ?? 'C01',
    i % 3 === 0 ? '线索：其堂兄称去年在新疆阿克苏地区见过本人' : '无结果',
  ),
  target: '原同事、现任第三分公司工会主席欧阳建国',
  targetPhone: '0375-12345678',
  course:
    '到其原居住的老街区逐户询问，邻居反映其房屋已于数年前出售，全家搬往外地；又到派出所查询，户口仍在原处未迁出。',
}))

type More = Partial<Pick<MemberFacts, 'flows' | 'cases' | 'letters' | 'overseas'>>

function long(more: More = {}): MemberFacts {
  return aMember({
    orgId: LONG_BRANCH.id,
    name: `${NAME}·吐尔逊江`,
    nation: '积石山保安族东乡族撒拉族自治县籍未识别民族人士（待民政部门核定）',
    residence: ADDRESS,
    domicile: ADDRESS,
    nativePlace: '新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市',
    unit: UNIT,
    title: '第三车间副主任兼工会小组长兼安全生产监督员',
    phone: PHONE,
    remark: REMARK,
    wechat: 'averylongwechatid_0123456789',
    qq: '1234567890123',
    education: '在职研究生（中央党校函授）',
    joinBranch: LONG_BRANCH.fullName,
    card: CARD,
    posts: ['党委', '纪委'].map(body => ({ body, post: '副书记', fromOn: '2014-05', toOn: null })),
    ...more,
  })
}

const lostLong = (found: boolean) =>
  long({
    cases: [
      aCase({
        attempts: ATTEMPTS,
        situation: 'OTHER',
        situationNote: REMARK,
        conduct: '无',
        investigation:
          '走访其原工作单位同事和村组干部，均反映其外出后无不良表现，未发现违纪违法行为。'.repeat(6),
        remark: REMARK,
        secretary: '欧阳建国（支部书记）',
        currentPhone: PHONE,
        ...(found ? { contactOn: '2016-03-01', state: 'FOUND', currentAddress: ADDRESS } : {}),
      }),
    ],
    letters: [aLetter()],
  })

/** On every list of the branch, more than a page of each card. */
export function longMembers(): MemberFacts[] {
  const flow = {
    destPlace: ADDRESS,
    unitName: UNIT,
    hostContact: NAME,
    hostContactPhone: '0991-87654321转802',
    reason: '外出务工经商并随子女长期居住',
    certNo: '（豫平湛青）流动〔2015〕第000123号',
    remark: REMARK,
  }
  return [
    ...[0, 1, 2, 3, 4].map(() => long()),
    long({ flows: [aFlow(flow)] }),
    long({ overseas: [aStay({ reason: '因公外派后申请定居', country: '特立尼达和多巴哥共和国' })] }),
    lostLong(true),
    lostLong(false),
  ]
}
