import { type ConnectorCheck, problemsIn } from './files.ts';
import { type Picture, readPng } from './png.ts';

/** Microsoft's figures for the icon of a certified connector. */
const side = { least: 100, most: 230, logo: 0.7 };
/** How far a colour may be from the ground's and still count as it: smoothing leaves such pixels. */
const tolerance = 8;

/**
 * The icon is a square PNG of 100 to 230 pixels, its logo fills at most 70 % of it on a ground of the brand colour, which is neither the
 * platform's default nor white.
 */
export const checkIcon: ConnectorCheck = ({ icon, properties }) => {
  const { iconBrandColor: color = '' } = properties;
  const ofColor = problemsIn('apiProperties.json', [
    !/^#[0-9a-f]{6}$/i.test(color) && 'has no brand colour of six hexadecimal digits',
    ['#007ee5', '#ffffff'].includes(color.toLowerCase()) && `has the brand colour ${color}, which is not taken`,
  ]);
  return [...ofColor, ...problemsIn('icon.png', faults(icon, color))];
};

function faults(bytes: Uint8Array, color: string): string[] {
  let picture: Picture;
  try {
    picture = readPng(bytes);
  } catch (error) {
    return [(error as Error).message];
  }
  const { width, height } = picture;
  const ground = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const { size, isSeenThrough } = measure(picture, ground);
  const found: [boolean, string][] = [
    [width !== height, 'is not square'],
    [Math.min(width, height) < side.least || Math.max(width, height) > side.most, `is not of ${side.least} to ${side.most} pixels`],
    [isSeenThrough, 'is transparent'],
    [size === 0, 'shows nothing'],
    [size > side.logo, `has a logo of ${Math.round(size * 100)} % of its side or another ground than ${color}`],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, what]) => what);
}

/** The larger side of what differs from the ground, as a part of the picture's, and whether any pixel lets something through. */
function measure(picture: Picture, ground: number[]): { size: number; isSeenThrough: boolean } {
  const { width, height } = picture;
  let [left, right, top, bottom] = [width, -1, height, -1];
  let isSeenThrough = false;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red, green, blue, opacity] = picture.at(x, y);
      isSeenThrough ||= opacity < 255;
      if ([red, green, blue].every((value, index) => Math.abs(value - (ground[index] ?? 0)) <= tolerance)) continue;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return { size: Math.max(0, (right - left + 1) / width, (bottom - top + 1) / height), isSeenThrough };
}
