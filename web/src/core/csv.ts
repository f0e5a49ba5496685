// CSV that a spreadsheet opens as text: no cell may start a formula, and long numbers keep their zeros.

export function csvCell(value: unknown): string {
  const text = value == null ? '' : String(value)
  const guarded = /^[\s]*[=+\-@\t\r]/.test(text) && !isPlainNumber(text) ? "'" + text : text
  return /[",\r\n]/.test(guarded) || guarded !== guarded.trim() ? '"' + guarded.replaceAll('"', '""') + '"' : guarded
}

/** With a byte-order mark, since spreadsheets on Chinese machines otherwise read UTF-8 as GBK. */
export function csv(head: string[], rows: unknown[][]): string {
  return '\ufeff' + [head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n'
}

export function download(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  saveBlob(name, new Blob([text], { type }))
}

/** A file that the browser has, or that came from the server. */
export function saveBlob(name: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

function isPlainNumber(text: string): boolean {
  return /^-?\d{1,15}(\.\d+)?$/.test(text)
}
