// The decoder, served from here and never from a foreign host.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'

export function warmUp(): Promise<unknown> {
  return Promise.resolve(prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true }))
}

/** A still photo may be searched harder than one of ten frames a second. */
export async function decode(picture: ImageData | Blob, hard = false): Promise<string | null> {
  await warmUp()
  const found = await readBarcodes(picture, {
    formats: ['QRCode', 'DataMatrix', 'Code128', 'EANUPC', 'ITF', 'DataBar', 'PDF417'],
    // Keeps the group separators of GS1 codes as they are.
    textMode: 'Plain',
    tryHarder: hard,
    tryRotate: true,
    tryInvert: hard,
    maxNumberOfSymbols: 1,
  })
  const first = found.find((it) => it.isValid)
  if (!first) return null
  // The symbology identifier proves that a code is GS1's; the server reads it.
  return first.contentType === 'GS1' ? first.symbologyIdentifier + first.text : first.text
}
