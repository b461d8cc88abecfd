import type { FormMetadata } from '../../shared.ts';
import type { FormState } from '../dynamics/use-form.ts';

type Handler = (context: unknown) => unknown;

/** What stands behind one open form: the row as it is typed, its frames, and who wants to hear of what. */
export class FormHost {
  readonly metadata: FormMetadata;
  readonly loadHandlers: Handler[] = [];
  readonly postSaveHandlers: Handler[] = [];
  readonly tabHandlers = new Map<string, Handler[]>();
  readonly hidden = new Map<string, boolean>();
  /** Says what went wrong, or that something is shown or hidden. */
  readonly #changed: () => void;
  readonly #frames = new Map<string, Window>();
  readonly #waiting = new Map<string, ((page: Window) => void)[]>();
  form: FormState;
  shownTab = '';
  errors: string[] = [];

  constructor(metadata: FormMetadata, form: FormState, changed: () => void) {
    this.metadata = metadata;
    this.form = form;
    this.#changed = changed;
  }

  /** A fault is named once, however often it occurs. */
  report(where: string, error: unknown): void {
    const message = `${where}: ${error instanceof Error || (error as Error)?.message ? (error as Error).message : String(error)}`;
    if (this.errors.includes(message)) return;
    this.errors = [...this.errors, message];
    this.#changed();
  }

  /** Runs handlers; what one throws, at once or later, is reported and stops no other. */
  async call(where: string, handlers: Handler[], context: unknown): Promise<void> {
    for (const handler of handlers)
      try {
        await handler(context);
      } catch (error) {
        this.report(where, error);
      }
  }

  setHidden(section: string, hidden: boolean): void {
    if (this.hidden.get(section) === hidden) return;
    this.hidden.set(section, hidden);
    this.#changed();
  }

  frameLoaded(control: string, page: Window): void {
    this.#frames.set(control, page);
    page.addEventListener('error', ({ message }) => this.report(control, message));
    page.addEventListener('unhandledrejection', ({ reason }) => this.report(control, reason));
    for (const resolve of this.#waiting.get(control) ?? []) resolve(page);
    this.#waiting.delete(control);
  }

  frameGone(control: string): void {
    this.#frames.delete(control);
  }

  /** The window of a control's frame, once it is there: a tab that is not open has none. */
  contentWindow(control: string): Promise<Window> {
    const page = this.#frames.get(control);
    if (page) return Promise.resolve(page);
    return new Promise((resolve) => this.#waiting.set(control, [...(this.#waiting.get(control) ?? []), resolve]));
  }
}
