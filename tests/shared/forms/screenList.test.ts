/** Lists of the screen on paper: nothing is set too small to be read. */

import { describe, expect, it } from 'vitest'
import { screenListSheet } from '../../../src/shared/forms/screenList.ts'
import { expectSound, pagesOf } from './page.ts'

const NAMES = ['张三', '阿卜杜热合曼·买买提艾力·吐尔逊江', '欧阳𠮷祥']
const PHONES = ['13700000001', '0375-12345678转8001 13812345678', '']
const PLACE = '河南省平顶山市湛河区青山镇石桥河行政村委会第十二村民小组原供销社家属院三号楼二单元五层西户'

describe('a list of the screen', () => {
  it('lets rows grow instead of setting long texts below 7 points', () => {
    const sheet = screenListSheet({
      title: '失联关注名单',
      scope: '填报单位：中共青山镇委员会',
      count: '共60名',
      columns: [
        { key: 'name', title: '姓名', width: 84, align: 'center', isText: true },
        { key: 'phone', title: '电话', width: 124, align: 'center', isText: true },
        { key: 'place', title: '居住地', width: 200, align: 'left', isText: true },
      ],
      rows: Array.from({ length: 60 }, (_, i) => ({
        id: i + 1,
        cells: [NAMES[i % 3] ?? '', PHONES[i % 3] ?? '', PLACE.repeat(i % 4)],
      })),
    })
    expectSound(sheet)
    const cells = pagesOf(sheet).flatMap(page => page.cells.filter(({ kind }) => kind === 'value'))
    expect(cells).toHaveLength(180)
    expect(Math.min(...cells.map(({ size }) => size))).toBeGreaterThanOrEqual(7)
    // Nothing was left out for it.
    expect(cells.filter(({ text }) => text === PLACE.repeat(3))).toHaveLength(15)
  })
})
