import { crc32, deflateSync } from 'node:zlib';

/** A square PNG, RGBA: a white square of `logo` times the side in the middle of a ground such as `#0B6E8F`. */
export function squareIcon(side: number, logo: number, ground: string, opacity = 255): Uint8Array {
  const color = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16));
  const margin = Math.round((side * (1 - logo)) / 2);
  const isLogo = (at: number) => at >= margin && at < side - margin;
  const rows = Array.from({ length: side }, (_, y) => {
    const pixels = Array.from({ length: side }, (_, x) => [...(isLogo(x) && isLogo(y) ? [255, 255, 255] : color), opacity]);
    return [0, ...pixels.flat()];
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Uint8Array.from(rows.flat()))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}
