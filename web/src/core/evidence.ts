// Files about one thing: what was handed in, and handing in more. The same for the console and the phone.
import { ref, shallowRef } from 'vue'
import * as api from './api'
import { asFault, type Fault } from './fault'
import { t } from './i18n'
import { useResource } from './resource'
import type { ExhibitSource, ToldOfFile } from './types'
import { uuid } from './uuid'

export const ACCEPTED = 'image/jpeg,image/png,image/webp,video/mp4,application/pdf,.docx,.xlsx,.csv,.txt'
const LONGEST_SIDE = 1600

export interface Handing {
  source: ExhibitSource
  /** Pictures are made smaller first, to spare the data of a phone. */
  smaller: boolean
  shown?: boolean
}

export function useEvidence(about: string) {
  const exhibits = useResource(() => api.evidenceAbout(about))
  const fault = shallowRef<Fault | null>(null)
  /** What is on its way, in words; empty when nothing is. */
  const sending = ref('')
  const received = ref(0)

  /** One after the other: what came before a failure has come. */
  async function add(files: File[], how: Handing): Promise<void> {
    fault.value = null
    received.value = 0
    try {
      for (const [i, file] of files.entries()) {
        sending.value = t('evidence.sending', { name: file.name, at: i + 1, n: files.length })
        const { blob, told } = await prepared(file, how)
        await api.addEvidence(about, blob, told, uuid())
        received.value++
      }
    } catch (thrown) {
      fault.value = asFault(thrown)
    } finally {
      sending.value = ''
      await exhibits.load()
    }
  }

  return { exhibits, fault, sending, received, add }
}

async function prepared(file: File, how: Handing): Promise<{ blob: Blob; told: ToldOfFile }> {
  const small = how.smaller ? await smaller(file) : null
  const told: ToldOfFile = {
    name: small ? file.name.replace(/\.[^.]*$/, '') + '.jpg' : file.name,
    source: how.source,
    mechanism: t(small ? 'evidence.mechanism.resized' : how.smaller ? 'evidence.mechanism.phone' : 'evidence.mechanism.console'),
    takenAt: file.lastModified && /^(image|video)\//.test(file.type) ? new Date(file.lastModified).toISOString() : undefined,
    shown: how.shown ? 'true' : undefined,
  }
  return { blob: small ?? file, told }
}

/** Nothing where the picture is small already, is none, or can't be read here: then it goes as it is. */
export async function smaller(file: File): Promise<Blob | null> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || typeof createImageBitmap !== 'function') return null
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = LONGEST_SIDE / Math.max(picture.width, picture.height)
    if (scale >= 1) return null
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    return await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
  } catch {
    return null
  }
}

export const isPicture = (media: string) => media.startsWith('image/')

export function fileSize(bytes: number): string {
  if (bytes >= 1e6) return (bytes / 1e6).toFixed(1) + ' MB'
  return bytes >= 1e3 ? Math.round(bytes / 1e3) + ' kB' : bytes + ' B'
}
