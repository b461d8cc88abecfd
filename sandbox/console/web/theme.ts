import { type BrandVariants, createLightTheme, type Theme, webLightTheme } from '@fluentui/react-components';

const fontFamilyBase = "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Arial, sans-serif";
const fontFamilyMonospace = "'Cascadia Mono', Consolas, 'SF Mono', Menlo, 'Liberation Mono', monospace";

export const dynamicsTheme: Theme = { ...webLightTheme, fontFamilyBase, fontFamilyMonospace };

const blue: BrandVariants = {
  10: '#00131f',
  20: '#00263d',
  30: '#003553',
  40: '#00446a',
  50: '#005482',
  60: '#00649a',
  70: '#0074b3',
  80: '#0078c8',
  90: '#1f8fd6',
  100: '#3fa1df',
  110: '#5cb2e7',
  120: '#79c3ee',
  130: '#97d3f4',
  140: '#b5e2f8',
  150: '#d3effc',
  160: '#eef9fe',
};

export const xeroTheme: Theme = { ...createLightTheme(blue), fontFamilyBase, fontFamilyMonospace };
