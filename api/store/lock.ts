import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

interface Holder {
  pid: number;
  host: string;
}

const heartbeat = 10_000;
const held = new Set<string>();

/**
 * Keeps a folder for this process alone and answers the way to give it up (R7).
 * A lock whose process is dead is taken over; one from another machine (a shared volume) once it has not been touched for three heartbeats.
 * Throws an Error that names the holder and the file.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'lock');
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
  try {
    // A link is made whole or not at all: nobody ever reads a half-written lock.
    for (let attempt = 0; ; attempt++) {
      try {
        linkSync(own, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 3) throw error;
        removeStale(file);
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
  held.add(file);
  const timer = setInterval(() => {
    if (existsSync(file)) utimesSync(file, new Date(), new Date());
  }, heartbeat).unref();
  return () => {
    clearInterval(timer);
    held.delete(file);
    rmSync(file, { force: true });
  };
}

function removeStale(file: string): void {
  const text = read(file);
  if (text === undefined) return;
  const holder = JSON.parse(text) as Holder;
  if (isLive(holder, file))
    throw new Error(
      `The store in this folder is in use by process ${holder.pid} on ${holder.host}. Stop that process, or set DATABASE_URL to a PostgreSQL that several processes can share. If no such process runs, delete ${file}.`,
    );
  const aside = `${file}.stale.${process.pid}`;
  renameSync(file, aside);
  // Somebody else may have taken over between the look and the rename: then it is theirs.
  if (readFileSync(aside, 'utf8') !== text) renameSync(aside, file);
  else rmSync(aside);
}

function isLive(holder: Holder, file: string): boolean {
  if (holder.host !== hostname()) return Date.now() - statSync(file).mtimeMs < 3 * heartbeat;
  // The same number after a container's restart is ourselves.
  if (holder.pid === process.pid) return held.has(file);
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
