/** The photo on the head of a card; a click leads to choosing and cutting it. */

import { UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useOffice } from '../shell/office.tsx'
import styles from './attachment.module.css'
import { PhotoDialog } from './PhotoDialog.tsx'

export interface MemberPhotoProps {
  memberId: number
  name: string
  readOnly: boolean
}

export function MemberPhoto({ memberId, name, readOnly }: MemberPhotoProps) {
  const { queries } = useOffice()
  const { data } = useQuery(queries.attachment.photo.queryOptions({ input: { memberId } }))
  const [open, setOpen] = useState(false)
  const photo = data?.photo ? `data:image/jpeg;base64,${data.photo.data}` : null
  return (
    <>
      <button
        type="button"
        className={styles.photo}
        disabled={readOnly}
        aria-label={photo === null ? `设定照片：${name}` : `照片：${name}`}
        title={photo === null ? '设定照片' : '更换或删除照片'}
        onClick={() => setOpen(true)}
      >
        {photo === null ? <UserOutlined aria-hidden /> : <img src={photo} alt={`${name}的照片`} />}
      </button>
      {open && <PhotoDialog memberId={memberId} name={name} photo={photo} onClose={() => setOpen(false)} />}
    </>
  )
}
