import type { HandlerMetadata } from '../../shared.ts';
import { xrm } from './xrm.ts';

type Global = Window & Record<string, unknown>;

/** A hidden frame in which a form's libraries run, as they do on the platform: apart from the page, with Xrm among its globals. */
export class ScriptFrame {
  readonly #element = document.createElement('iframe');

  constructor(report: (where: string, error: unknown) => void) {
    this.#element.hidden = true;
    this.#element.title = 'Form scripts';
    document.body.append(this.#element);
    const global = this.#global;
    global.Xrm = xrm;
    global.addEventListener('error', ({ message, filename }) => report(filename.split('/WebResources/')[1] ?? 'A form script', message));
    global.addEventListener('unhandledrejection', ({ reason }) => report('A form script', reason));
  }

  get #global(): Global {
    return this.#element.contentWindow as Global;
  }

  /** Runs a library. @throws Error when there is none of that name */
  load(name: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const script = this.#global.document.createElement('script');
      script.src = `${location.origin}/dynamics/WebResources/${name}`;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error('The library could not be loaded.'));
      this.#global.document.head.append(script);
    });
  }

  /** The function that a handler names, with its own parameters behind the context. @throws Error when no library made it */
  handler({ functionName, passExecutionContext, parameters }: HandlerMetadata): (context: unknown) => unknown {
    const path = functionName.split('.');
    const holder = path.slice(0, -1).reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], this.#global);
    const found = (holder as Record<string, unknown> | undefined)?.[path.at(-1) ?? ''];
    if (typeof found !== 'function') throw new Error('The library has no such function.');
    const given = JSON.parse(`[${parameters}]`) as unknown[];
    return (context) => found.call(holder, ...(passExecutionContext ? [context] : []), ...given);
  }

  close(): void {
    this.#element.remove();
  }
}
