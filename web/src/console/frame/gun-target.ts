import { onBeforeUnmount, onMounted, shallowRef } from 'vue'

export const gunTarget = shallowRef<((text: string) => void) | null>(null)

/** While the page stands, scans made outside a field come to it. */
export function useGun(onScan: (text: string) => void): void {
  onMounted(() => (gunTarget.value = onScan))
  onBeforeUnmount(() => {
    if (gunTarget.value === onScan) gunTarget.value = null
  })
}
