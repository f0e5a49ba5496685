// How many notices wait to be read: asked for now and then, and never a reason to disturb anybody.
import { ref } from 'vue'
import * as api from '@/core/api'

export const unread = ref(0)

export async function refreshUnread(): Promise<void> {
  try {
    unread.value = (await api.unreadNotices()).unread
  } catch {
    // The pages themselves say when the server can't be reached.
  }
}
