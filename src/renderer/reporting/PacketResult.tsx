/** What a packet holds: its folder, every file with its hash, and what was left out. */

import type { Outputs } from '../../shared/api/contract.ts'
import { FindingText } from '../ui/FindingText.tsx'
import styles from './reporting.module.css'

type Packet = Outputs['reporting']['packet']

/** `1.2 MB`, `38 KB` */
export function sizeText(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${Math.max(1, Math.round(bytes / 1000))} KB`
}

export function PacketResult({ packet }: { packet: Packet }) {
  return (
    <div className={styles.result}>
      <p>
        <FindingText level="ok" text={`已写入${packet.files.length}个文件，并逐个核对`} />
      </p>
      <p className={styles.folder}>{packet.folder}</p>
      <p className={styles.quiet}>已封存为批次{packet.batchId}，在“报送批次”中可以原样重印。</p>
      {packet.notes.length > 0 && (
        <ul className={styles.notes} aria-label="说明">
          {packet.notes.map(note => (
            <li key={note}>
              <FindingText level="warning" text={note} />
            </li>
          ))}
        </ul>
      )}
      {/* reached with Tab, so that the keyboard can scroll it */}
      <div className={styles.files} role="region" aria-label="写入的文件" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>文件</th>
              <th className={styles.figure}>人数</th>
              <th className={styles.figure}>大小</th>
              <th>指纹</th>
            </tr>
          </thead>
          <tbody>
            {packet.files.map(({ name, bytes, sha256, persons }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className={styles.figure}>{persons ?? ''}</td>
                <td className={styles.figure}>{sizeText(bytes)}</td>
                <td>
                  <code title={sha256}>{sha256.slice(0, 16)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.quiet}>内部资料，不公开、不上网。各文件的完整指纹（SHA-256）在“清单”中。</p>
    </div>
  )
}
