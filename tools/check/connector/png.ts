import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue and opacity (0 to 255) of a pixel. */
  at(x: number, y: number): [number, number, number, number];
}

const signature = [137, 80, 78, 71, 13, 10, 26, 10];

/**
 * Reads a PNG (ISO/IEC 15948) of 8 bits a channel, RGB or RGBA, not interlaced: what icons are saved as. Throws an Error for any other file.
 */
export function readPng(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (signature.some((byte, index) => bytes[index] !== byte)) throw new Error('is no PNG');
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1') === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, color, , , interlace] = bytes.subarray(24, 29);
  if (depth !== 8 || (color !== 2 && color !== 6) || interlace !== 0) throw new Error('is no PNG of 8 bits, RGB or RGBA, not interlaced');
  const channels = color === 6 ? 4 : 3;
  const pixels = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const at = (x: number, y: number): [number, number, number, number] => {
    const [red = 0, green = 0, blue = 0, opacity = 255] = pixels.subarray((y * width + x) * channels, (y * width + x + 1) * channels);
    return [red, green, blue, opacity];
  };
  return { width, height, at };
}

/** Undoes the filter that each row names in its first byte: none, left, up, average, Paeth (chapter 9 of the standard). */
function unfilter(raw: Uint8Array, stride: number, height: number, channels: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const here = y * stride + x;
      const left = x < channels ? 0 : (out[here - channels] ?? 0);
      const up = y === 0 ? 0 : (out[here - stride] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (out[here - stride - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[here] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
