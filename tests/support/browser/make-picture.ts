/** Makes the picture of the explorer in the README from a running service: `npm run picture`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { startTestServer } from '../http/server.ts';
import { openBrowser } from './chromium.ts';
import { openPicture, pictureFile, pictureText, pictureWindow } from './picture.ts';

const server = await startTestServer();
const browser = await openBrowser(server.origin);
const page = await browser.page(pictureWindow);
const { part, text } = await openPicture(page, server.origin);
await mkdir(dirname(pictureFile), { recursive: true });
const box = await part.boundingBox();
if (!box) throw new Error('The page of the picture has no drawing.');
const { x, y, width } = box;
await page.screenshot({ path: pictureFile, clip: { x: x - 10, y: y - 10, width: width + 20, height: 805 } });
await writeFile(pictureText, text);
await browser.close();
await server.close();
