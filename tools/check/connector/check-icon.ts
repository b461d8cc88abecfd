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
  const size = logoSize(picture, ground);
  const found: [boolean, string][] = [
    [width !== height, 'is not square'],
    [Math.min(width, height) < side.least || Math.max(width, height) > side.most, `is not of ${side.least} to ${side.most} pixels`],
    [isSeenThrough(picture), 'is transparent'],
    [size === 0, 'shows nothing'],
    [size > side.logo, `has a logo of ${Math.round(size * 100)} % of its side or another ground than ${color}`],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, what]) => what);
}

const isSeenThrough = (picture: Picture): boolean => pixels(picture).some(([x, y]) => picture.at(x, y)[3] < 255);

/** The larger side of what differs from the ground, as a part of the picture's. */
function logoSize(picture: Picture, ground: number[]): number {
  const logo = pixels(picture).filter(([x, y]) =>
    picture
      .at(x, y)
      .slice(0, 3)
      .some((value, index) => Math.abs(value - (ground[index] ?? 0)) > tolerance),
  );
  const extent = (values: number[]) =>
    values.length === 0 ? 0 : values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b)) + 1;
  return Math.max(extent(logo.map(([x]) => x)) / picture.width, extent(logo.map(([, y]) => y)) / picture.height);
}

function pixels({ width, height }: Picture): [x: number, y: number][] {
  return Array.from({ length: width * height }, (_, index) => [index % width, Math.floor(index / width)]);
}
