import { chromium } from 'playwright-core';
import { startSandbox } from '../sandbox/sandbox.ts';
import { playGallery } from './screenshots/gallery.ts';
import { playGuides } from './screenshots/guides.ts';
import { playPresets } from './screenshots/presets.ts';
import { playStory } from './screenshots/story.ts';
import { openStudio } from './screenshots/studio.ts';

/**
 * Plays the stories in the console and takes the pictures of the documentation: npm run screenshots. Needs Chromium at /usr/bin/chromium.
 * A regular expression behind it takes those of the gallery whose file names match: npm run screenshots -- views/salesorder.
 */
const sandbox = await startSandbox();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const studio = await openStudio(sandbox, browser);
  const only = process.argv[2];
  if (only === undefined) {
    await playStory(studio);
    await studio.reset();
    await playPresets(studio);
    await playGuides(studio);
  }
  await playGallery(studio, only);
} finally {
  await browser.close();
  await sandbox.stop();
}
