import jsqr from 'jsqr';
import type { Page } from 'playwright-core';

/** Pixels of a picture, unpacked by the browser that took it. */
async function pixelsOf(page: Page, png: Buffer) {
  const [width = 0, height = 0, data = ''] = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const found = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
    return [bitmap.width, bitmap.height, Array.from(found, (byte) => String.fromCharCode(byte)).join('')] as const;
  }, png.toString('base64'));
  return { width, height, data: Uint8ClampedArray.from(data, (letter) => letter.charCodeAt(0)) };
}

/** What a phone reads from the QR code of a printed sheet; undefined where it reads nothing. */
export async function readCode(page: Page): Promise<string | undefined> {
  await page.emulateMedia({ media: 'print' });
  const { data, width, height } = await pixelsOf(page, await page.locator('.qr').screenshot());
  await page.emulateMedia({ media: null });
  return jsqr.default(data, width, height)?.data;
}
