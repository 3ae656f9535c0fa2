/** What the register says of a member, as papers of one person print it. */
export interface PrintedPerson {
  memberId: number
  name: string
  sex: string
  nation: string
  /** 1970.05 */
  birth: string
  idNo: string
  joinDate: string
  fullDate: string
  phone: string
  unitAndTitle: string
  address: string
}
