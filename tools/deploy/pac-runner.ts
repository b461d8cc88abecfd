import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env as ownEnvironment } from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { CommandRunner, CreateCommandRunner } from './wrapper.ts';

/** pac ended with another exit code than 0; the message is all it wrote. */
class RunnerError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.name = 'RunnerError';
    this.exitCode = exitCode;
  }
}

/**
 * A runner of pac like the wrapper's: lines of both outputs go to the logger and are collected; an exit code other than 0, or a command that
 * can't be started, rejects with RunnerError. The environment is handed on as it is, with the agent's name as the wrapper sets it.
 */
export const createCommandRunner: CreateCommandRunner = (workingDir, commandPath, logger, agent, options): CommandRunner => {
  return (...words) =>
    new Promise((resolve, reject) => {
      const lines: string[] = [];
      const child = spawn(commandPath, words, {
        cwd: workingDir,
        env: environmentWith({ PP_TOOLS_AUTOMATION_AGENT: agent }),
        stdio: ['ignore', 'pipe', 'pipe'],
        ...options,
      });
      const collect = (log: (line: string) => void) => (line: string) => {
        lines.push(line);
        log(line);
      };
      createInterface({ input: child.stdout }).on('line', collect(logger.log));
      createInterface({ input: child.stderr }).on('line', collect(logger.error));
      child.on('error', (error) => {
        logger.error(`error: ${error}`);
        reject(new RunnerError(1, [...lines, String(error)].join('\n')));
      });
      // pac's upload of telemetry outlives it and keeps the pipes open: what is written is waited for, but not long.
      child.on('exit', async (code) => {
        await Promise.race([once(child, 'close'), setTimeout(1000)]);
        child.stdout.destroy();
        child.stderr.destroy();
        if (code === 0) resolve(lines);
        else reject(new RunnerError(code ?? 1, lines.join('\n')));
      });
    });
};

/** This process's environment, to be handed on to pac, with more variables. Nothing in it is read here. */
export function environmentWith(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...ownEnvironment, ...more };
}
