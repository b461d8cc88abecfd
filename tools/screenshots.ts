import { chromium } from 'playwright-core';
import { startSandbox } from '../sandbox/sandbox.ts';
import { playGuides } from './screenshots/guides.ts';
import { playPresets } from './screenshots/presets.ts';
import { playStory } from './screenshots/story.ts';
import { openStudio } from './screenshots/studio.ts';

/** Plays the stories in the console and takes the pictures of the documentation: npm run screenshots. Needs Chromium at /usr/bin/chromium. */
const sandbox = await startSandbox();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const studio = await openStudio(sandbox, browser);
  await playStory(studio);
  await studio.reset();
  await playPresets(studio);
  await playGuides(studio);
} finally {
  await browser.close();
  await sandbox.stop();
}
