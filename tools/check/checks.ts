import { checkConnectionReferences } from './project/check-connection-references.ts';
import { checkConnectorReleases, checkConnectorRules } from './project/check-connector-rules.ts';
import { checkConnectorSolution } from './project/check-connector-solution.ts';
import { checkDependencies } from './project/check-dependencies.ts';
import { checkDeploymentSettings } from './project/check-deployment-settings.ts';
import { checkFlowRules, checkFlows } from './project/check-flows.ts';
import { checkPacking } from './project/check-packing.ts';
import { checkSecrets } from './project/check-secrets.ts';
import { checkText } from './project/check-text.ts';
import { checkUniqueIds } from './project/check-unique-ids.ts';
import type { Project } from './project.ts';
import { checkApps, checkSiteMaps } from './solution/check-apps.ts';
import { checkCharts } from './solution/check-charts.ts';
import { checkChoices } from './solution/check-choices.ts';
import { checkColumns } from './solution/check-columns.ts';
import { checkEnvironmentVariables } from './solution/check-environment-variables.ts';
import { checkForms } from './solution/check-forms.ts';
import { checkDashboards, checkSubgrids } from './solution/check-grids.ts';
import { checkIcons } from './solution/check-icons.ts';
import { checkIds } from './solution/check-ids.ts';
import { checkLanguages } from './solution/check-languages.ts';
import { checkManagedTwins } from './solution/check-managed-twins.ts';
import { checkManifest } from './solution/check-manifest.ts';
import { checkMetadata } from './solution/check-metadata.ts';
import { checkOwnForms } from './solution/check-own-forms.ts';
import { checkRelationships } from './solution/check-relationships.ts';
import { checkRoles } from './solution/check-roles.ts';
import { checkRootComponents } from './solution/check-root-components.ts';
import { checkScripts } from './solution/check-scripts.ts';
import { checkSkeleton } from './solution/check-skeleton.ts';
import { checkVersions } from './solution/check-versions.ts';
import { checkViews } from './solution/check-views.ts';
import { checkWebResources } from './solution/check-web-resources.ts';
import { checkWorkflows } from './solution/check-workflows.ts';
import type { Problem, SolutionCheck } from './solution/problem.ts';

export interface Check {
  name: string;
  /** What holds when it finds nothing: one plain sentence. */
  holds: string;
  /** Paths of the problems are from the project's root. */
  find: (project: Project) => Problem[];
}

/**
 * Every check of `npm run check:solution`, in the order they are told. To add one: a file below solution/ (it sees one solution's tree) or
 * project/ (it sees all), a line here, and an example it refuses in test/solution/broken-solutions.ts.
 */
export const checks: Check[] = [
  inEach(
    'columns',
    'Every column is there once, under one name, with its size; a table has its name column and its set name.',
    checkColumns,
  ),
  inEach(
    'metadata',
    'Tables, columns, forms and views are written as import takes them: order, flags, sizes, ids, names with their case.',
    checkMetadata,
  ),
  inEach('choices', 'Every choice has its options, numbered from the publisher’s prefix, and every default is one of them.', checkChoices),
  inEach(
    'relationships',
    'Every lookup has its relationship, both ways, in the index, and every relationship its lookup.',
    checkRelationships,
  ),
  inEach('forms', 'Every field of a form exists and is shown in the control of its type.', checkForms),
  inEach('sub-grids', 'Every sub-grid has its table, its view and the relationship it follows.', checkSubgrids),
  inEach('own forms', 'Every form is whole and ours; none that Microsoft ships is overwritten.', checkOwnForms),
  inEach('scripts', 'Every page a form shows, library it loads and function it calls exists.', checkScripts),
  inEach('views', 'Every column a view or quick find shows, sorts or filters by exists, and every value it compares with.', checkViews),
  inEach('charts', 'Every column a chart groups or sums up exists, and it draws what it reads.', checkCharts),
  inEach('dashboards', 'Every part of a dashboard has its table, its view and its chart.', checkDashboards),
  inEach('app', 'Everything the app holds exists, and it is for our roles.', checkApps),
  inEach('site map', 'Every entry leads to a table or dashboard of the app, or a view of it.', checkSiteMaps),
  inEach(
    'roles',
    'Every privilege names a table and something to do with it, once, in order; every table of ours can be read.',
    checkRoles,
  ),
  inEach(
    'web resources',
    'Every web resource has its file, type and packed name, and a page loads nothing that is not there.',
    checkWebResources,
  ),
  inEach('icons', 'Every icon of a table, the app or the site map is a picture among the web resources.', checkIcons),
  inEach('environment variables', 'Every environment variable is explained, and none brings a value along.', checkEnvironmentVariables),
  inEach('workflows', 'Every flow file has its definition, named by a sentence and shipped switched off.', checkWorkflows),
  { name: 'flows', holds: 'Every connection, table, column, choice value, operation and parameter a flow names exists.', find: checkFlows },
  {
    name: 'flow rules',
    holds: 'Every flow keeps our own rules: Try and Catch, retries, at most 25 actions, no way to start itself.',
    find: checkFlowRules,
  },
  {
    name: 'connection references',
    holds: 'Every connection reference leads to Dataverse or our connector, without what one environment adds, and is used.',
    find: checkConnectionReferences,
  },
  {
    name: 'connector',
    holds: 'The connector’s definition and its solution agree, and the variables it asks for exist.',
    find: checkConnectorSolution,
  },
  {
    name: 'connector rules',
    holds: 'The connector’s texts, dropdowns, paths, sign-in, icon and pages keep the rules of certification.',
    find: checkConnectorRules,
  },
  {
    name: 'connector releases',
    holds: 'Nothing that flows made with a released copy use is gone or changed.',
    find: checkConnectorReleases,
  },
  {
    name: 'dependencies',
    holds: 'The core solution declares the other’s connector for all that needs it, and holds none itself.',
    find: checkDependencies,
  },
  {
    name: 'deployment settings',
    holds: 'Deployment settings name variables and connections that exist, and hold no value.',
    find: checkDeploymentSettings,
  },
  inEach('ids', 'Every id is the one computed from its part’s name, so that it never changes.', checkIds),
  { name: 'unique ids', holds: 'No id is given twice, in either solution or in the flows.', find: checkUniqueIds },
  inEach('manifest', 'The manifest has the name, the publisher and the prefixes that never change.', checkManifest),
  inEach('root components', 'The manifest lists what is there and nothing else, once, in order.', checkRootComponents),
  inEach('skeleton', 'Every place in Customizations.xml that packing fills is there, in order and empty.', checkSkeleton),
  inEach('managed twins', 'Every form, app and site map has a managed twin that is equal.', checkManagedTwins),
  inEach('languages', 'Every text is in a language that is published.', checkLanguages),
  inEach('versions', 'Every component says in which version it came.', checkVersions),
  { name: 'packing', holds: 'Both solutions can be packed, managed and unmanaged, in the version of package.json.', find: checkPacking },
  { name: 'text', holds: 'No file begins with a byte order mark, no XML has carriage returns.', find: checkText },
  { name: 'secrets', holds: 'Nothing shipped holds an address, id, account, token or secret of anybody.', find: checkSecrets },
];

function inEach(name: string, holds: string, check: SolutionCheck): Check {
  const find = ({ connector, core, standard, known, flows }: Project) =>
    (['connector', 'core'] as const).flatMap((folder) => {
      const tree = folder === 'core' ? core : connector;
      const found = check({ tree, standard, known, flows: folder === 'core' ? [...flows.keys()] : [] });
      return found.map((problem) => ({ ...problem, path: `solution/${folder}/${problem.path}` }));
    });
  return { name, holds, find };
}
