/** What the console's server and its web page tell each other under /console-api. Times are ISO 8601. */

export type ActivityKind = 'run' | 'call' | 'webhook' | 'poll';
export type ActivityStatus = 'done' | 'failed' | 'running' | 'nothing';

/** The row that something is about. */
export interface About {
  table: string;
  id: string;
  label: string;
}

/** One entry of "What happened". */
export interface Activity {
  id: string;
  kind: ActivityKind;
  at: string;
  /** A sentence. */
  title: string;
  detail?: string;
  /** The technical name: method and path, or the flow's file. */
  code?: string;
  status: ActivityStatus;
  statusText: string;
  durationMs?: number;
  about?: About;
  /** Of a run: the run whose action started it. */
  parentId?: string;
  /** Runs that a poll started. */
  runs?: string[];
  /** How many polls in a row came to the same. */
  times?: number;
}

export interface FlowInfo {
  /** The file's name without .json. */
  name: string;
  title: string;
  description: string;
  trigger: 'row' | 'poll' | 'recurrence' | 'request';
  enabled: boolean;
}

export interface ConsoleState {
  now: string;
  webhookOnPayment: boolean;
  flows: FlowInfo[];
}

/** What changed since the last message; the page reads again what it shows of it. */
export interface LiveMessage {
  now: string;
  /** Tables of which rows changed. */
  tables: string[];
  xero: boolean;
  activity: boolean;
  /** Everything was put back to the start. */
  reset?: boolean;
}

export type StepStatus = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut' | 'Cancelled' | 'Running';

export interface StepDetail {
  name: string;
  type: string;
  status: StepStatus;
  code?: string;
  startTime: string;
  endTime?: string;
  inputs?: unknown;
  outputs?: unknown;
  error?: { code: string; message: string };
  attempts?: { startTime: string; endTime: string; statusCode: number; waited?: number }[];
  steps?: StepDetail[];
  iterations?: { index: number; status: StepStatus; steps: StepDetail[] }[];
  childRunId?: string;
}

export interface RunDetail {
  id: string;
  flow: string;
  title: string;
  description: string;
  status: StepStatus;
  startTime: string;
  endTime?: string;
  trigger: { name: string; type: string; outputs: unknown };
  error?: { code: string; message: string };
  steps: StepDetail[];
  calls: { dataverse: number; connector: number };
  about?: About;
  parent?: { id: string; title: string };
}

export interface PollResult {
  flow: string;
  status: 'Succeeded' | 'Skipped' | 'Failed';
  runs: string[];
  error?: string;
}

interface Option {
  value: number;
  label: string;
  /** What choosing it means. */
  description?: string;
  state?: number;
}

export interface ColumnMetadata {
  name: string;
  wireName: string;
  displayName: string;
  /** What it is and who writes it. */
  description?: string;
  type: string;
  required: boolean;
  readOnly: boolean;
  format?: string;
  maxLength?: number;
  precision?: number;
  options?: Option[];
  targets?: { table: string; entitySet: string; nav: string }[];
}

export interface CellMetadata {
  label: string;
  showLabel: boolean;
  visible: boolean;
  colspan: number;
  rowspan: number;
  control?: { id: string; column?: string; disabled: boolean; subgrid?: SubgridMetadata; webResource?: WebResourceMetadata };
}

/** A page of the solution, at /dynamics/WebResources/<name>. */
export interface WebResourceMetadata {
  name: string;
  passParameters: boolean;
  scrolling: boolean;
  border: boolean;
}

export interface SubgridMetadata {
  table: string;
  viewId?: string;
  /** Whether other views may be chosen, and which: none named means all. */
  viewPicker: boolean;
  viewIds: string[];
  recordsPerPage?: number;
  /** The lookup of the listed table that holds the form's row. */
  column?: string;
}

export interface FormMetadata {
  id: string;
  name: string;
  header: CellMetadata[];
  tabs: { name: string; label: string; visible: boolean; columns: { width: string; sections: SectionMetadata[] }[] }[];
  /** Scripts to load, in order; names of web resources. */
  libraries: string[];
  handlers: HandlerMetadata[];
}

/** A function of a library that an event of the form calls. */
export interface HandlerMetadata {
  event: string;
  functionName: string;
  library: string;
  passExecutionContext: boolean;
  /** Values parted by commas, as the definition writes them. */
  parameters: string;
}

export interface SectionMetadata {
  name: string;
  label: string;
  showLabel: boolean;
  visible: boolean;
  columns: number;
  rows: CellMetadata[][];
}

export interface ViewMetadata {
  id: string;
  name: string;
  queryType: number;
  isDefault: boolean;
  columns: { name: string; wireName: string; displayName: string; width: number }[];
  fetchXml: string;
}

export interface TableMetadata {
  name: string;
  entitySet: string;
  displayName: string;
  collectionName: string;
  primaryId: string;
  primaryName: string;
  columns: ColumnMetadata[];
  /** The main form, where the solution ships one. */
  form?: FormMetadata;
  /** Public views. */
  views: ViewMetadata[];
  /** The default one first. */
  charts: ChartMetadata[];
}

/** One entry of the app's navigation: a table's list, one of its views, or a dashboard. */
export interface NavigationEntry {
  id: string;
  title: string;
  /** Address of the solution's own icon. */
  icon?: string;
  table?: string;
  /** Name of the view. */
  view?: string;
  dashboard?: string;
}

interface NavigationGroup {
  id: string;
  title: string;
  entries: NavigationEntry[];
}

/** The model-driven app, with its site map. */
export interface AppMetadata {
  name: string;
  title: string;
  description: string;
  icon?: string;
  areas: { id: string; title: string; groups: NavigationGroup[] }[];
}

export interface DashboardPart {
  id: string;
  title: string;
  table: string;
  /** Chart or Grid. */
  mode: string;
  viewId: string;
  /** Empty in a list. */
  chartId: string;
  recordsPerPage: number;
  colspan: number;
  rowspan: number;
}

export interface DashboardMetadata {
  id: string;
  name: string;
  description: string;
  sections: { columns: number; parts: DashboardPart[] }[];
}

export interface ChartMetadata {
  id: string;
  name: string;
  description: string;
  isDefault: boolean;
  /** The aggregate query, without a view's filter. */
  fetchXml: string;
  /** Alias of the categories. */
  category: string;
  /** What the query groups by; a second group makes the series. */
  groups: { alias: string; displayName: string; dateGrouping?: string }[];
  measures: string[];
  series: { type: string; labels: boolean }[];
  palette: string[];
  axisX: string;
  axisY: string;
  legend: boolean;
}
