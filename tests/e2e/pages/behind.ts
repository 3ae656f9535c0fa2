/**
 * The backend of the application under test, called with the window's own session: for putting records in
 * place and for looking at what was really stored. Never for what the test is about.
 */

import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { Page } from 'playwright-core'
import { OFFICE_HEADER, RPC_PATH } from '../../../src/shared/api/bridge.ts'
import type { OfficeClient } from '../../../src/shared/api/contract.ts'

interface Sent {
  url: string
  headers: Record<string, string>
  body: string
}

/** A typed client whose calls are made by the page. */
export function behind(page: Page): OfficeClient {
  const link = new RPCLink({
    url: `${new URL(page.url()).origin}${RPC_PATH}`,
    headers: { [OFFICE_HEADER.name]: OFFICE_HEADER.value },
    fetch: async request => {
      const sent: Sent = {
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      }
      const answer = await page.evaluate(async ({ url, headers, body }) => {
        const response = await fetch(url, { method: 'POST', headers, body })
        return {
          status: response.status,
          headers: [...response.headers],
          text: await response.text(),
        }
      }, sent)
      return new Response(answer.text, { status: answer.status, headers: answer.headers })
    },
  })
  return createORPCClient(link)
}

/** The members of 青山镇 every test may rely on; ID numbers are invented, with right check digits. */
export const PEOPLE = [
  { name: '张三', sex: '男', birth: '1980-03-12', idNo: '410400198003120011', joinDate: '2005-07-01' },
  { name: '李四', sex: '女', birth: '1975-11-02', idNo: '410400197511020020', joinDate: '1999-06-30' },
  { name: '王秀兰', sex: '女', birth: '1956-07-18', idNo: '410400195607180046', joinDate: '1978-06-30' },
  { name: '赵六', sex: '男', birth: '1990-01-05', idNo: '410400199001050018', joinDate: '2016-07-01' },
] as const

export interface Township {
  eastId: number
  westId: number
  memberIds: Record<string, number>
}

/** Two branches with the people above in the first of them. */
export async function settleTownship(page: Page): Promise<Township> {
  const office = behind(page)
  const { nodes } = await office.organisation.tree({})
  const rootId = nodes[0]?.id ?? 0
  const branch = async (village: string) => {
    const { id } = await office.organisation.save({
      values: {
        parentId: rootId,
        kind: '党支部',
        fullName: `中共青山镇${village}支部委员会`,
        shortName: `${village}支部`,
        orgType: 'RURAL',
      },
    })
    return id
  }
  const eastId = await branch('东岗村')
  const westId = await branch('西河村')
  const memberIds: Record<string, number> = {}
  for (const person of PEOPLE) {
    const { id } = await office.roster.create({
      orgId: eastId,
      membership: 'FORMAL',
      values: { ...person, nation: '汉族', education: '高中中技', fullDate: '', phone: '13700001121' },
    })
    memberIds[person.name] = id
  }
  await page.reload()
  return { eastId, westId, memberIds }
}
