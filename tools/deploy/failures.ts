/** A failure of pac that is known: how it shows in pac's output, what it means here, and what to do. */
interface KnownFailure {
  shows: RegExp;
  means: string;
  toDo: (environment: string) => string;
}

const signIn = (environment: string) => `Run: pac auth create --environment ${environment}`;

/** The first that shows is told, so what is more precise stands first. */
const knownFailures: KnownFailure[] = [
  {
    shows: /\bENOENT\b|\bEINVAL\b/,
    means: 'pac, the Power Platform CLI, was not found on this machine.',
    toDo: () =>
      'Install it (dotnet tool install --global Microsoft.PowerApps.CLI.Tool), or name it with --pac PATH; on Windows that is pac.exe, not pac.cmd.',
  },
  {
    shows: /No profiles were found on this computer|no active (auth )?profile/i,
    means: 'pac is not signed in on this machine.',
    toDo: signIn,
  },
  {
    shows: /AADSTS(700082|70043|50173|50078)|expired authentication profile|AuthProfileUseExpired/i,
    means: "pac's sign-in has expired.",
    toDo: signIn,
  },
  {
    shows: /AADSTS(7000215|7000222|700016|70011)/,
    means: "The service principal's sign-in was refused: its secret is wrong or has expired, or it is of another tenant.",
    toDo: () =>
      'Check appId, tenantId and clientSecret of the sign-in file. The secret is the Value of the app registration, not its Secret ID.',
  },
  {
    shows: /value passed to '--environment' is invalid|No such host is known|Name or service not known|could not find.*environment/i,
    means: 'pac finds no environment at this address, or who is signed in may not see it.',
    toDo: (environment) =>
      `Compare ${environment} with the address in the Power Platform admin centre, and pac auth list with who should be signed in.`,
  },
  {
    shows: /0x80040220|0x80042f09|prv(Import|Create|Write|Publish)\w+|principal user .* is missing/i,
    means: 'Who is signed in may not import solutions into this environment.',
    toDo: () => 'Give the user or the app user the role System Administrator or System Customizer there.',
  },
  {
    shows: /type="?\\?"?372|xc_xero-20sync[^\n]*(missing|solution=)|missing[^\n]*xc_xero-20sync|XeroConnectorConnector \(/i,
    means: 'The connector is not in this environment yet, or in an older version.',
    toDo: () => 'Deploy without --core-only: the connector goes first.',
  },
  {
    shows: /missing dependenc[\s\S]*schemaName=\\?"(salesorder|invoice|product|salesorderdetail|invoicedetail)\\?"/i,
    means: 'Dynamics 365 Sales is not in this environment: its tables for orders, invoices and products are missing.',
    toDo: () => 'Install Dynamics 365 Sales there, or choose an environment that has it.',
  },
  {
    shows: /missing dependenc|MissingDependency|0x80048(536|540)/i,
    means: 'Something that the solution needs is missing in this environment.',
    toDo: () => "pac's own words name it (Required) and the solution that brings it.",
  },
  {
    shows: /reading secret|secret[^\n]*Value cannot be null/i,
    means:
      "The connector could not be imported because an environment variable of the kind Secret has no value: somebody changed the connector's variables there.",
    toDo: () =>
      'The connector ships without such a variable. Give it a Key Vault reference as its value, or make it a text, then deploy again.',
  },
  {
    shows: /Environment variable value can'?t be an empty string/i,
    means: 'A value in the deployment settings is empty.',
    toDo: () => 'Fill it in, or take its entry out of the file.',
  },
  {
    shows: /modifyPermissionsForServicePrincipal|ConnectionAuthorizationFailed|Can use \+ share/i,
    means: 'The connection is there, but is not shared with who imports.',
    toDo: () => 'Share the connection with the user or app user that signs in: Can use + share.',
  },
  {
    shows: /ConnectionNotFound|Could not find connection|connection reference[^\n]*(not found|could not|does not exist)/i,
    means: 'The settings name a connection that this environment does not have, or that who imports may not use.',
    toDo: (environment) =>
      `Copy ConnectionId and ConnectorId from: pac connection list --environment ${environment}. Ids of another environment do not work; a connection made by somebody else must be shared.`,
  },
  {
    shows: /(connector|api)[^\n]*(not found|could not be found|does not exist)|ApiResourceNotFound|Could not find (the )?(api|connector)/i,
    means: 'The environment has no such connector.',
    toDo: () =>
      'Deploy the connector first (--connector-only), and copy the ConnectorId from pac connection list: its ending differs in each environment.',
  },
  {
    shows: /Connector import: FAILURE/i,
    means: 'Power Platform refused the connector.',
    toDo: () => 'Check xc_ApiHost, that data policies allow custom connectors with this host, and Solutions > See history for the details.',
  },
  {
    shows: /holding solution[^\n]*already exists/i,
    means: 'An earlier upgrade was begun and not ended.',
    toDo: (environment) =>
      `End it: pac solution upgrade --solution-name NAME --environment ${environment}, or delete the solution whose name ends in _Upgrade.`,
  },
  {
    shows: /Solution dependencies exist, cannot uninstall/i,
    means: 'The upgrade would remove something that a customization made in this environment uses.',
    toDo: () => "pac's own words name both. Take the use away, then deploy again.",
  },
  {
    shows: /modes match|already installed on this system as an? (un)?managed/i,
    means: 'Managed and unmanaged solutions can not replace each other.',
    toDo: () => 'Deploy the kind that is there, with or without --unmanaged, or delete it first.',
  },
  {
    shows: /another \[?\w+\]? running at this moment|CustomizationLockException/i,
    means: 'Another import or publishing is running in this environment.',
    toDo: () => 'Wait until it has ended, then run the same command again.',
  },
  {
    shows: /max(imum)? async[^\n]*wait|timed? ?out/i,
    means: 'The import takes longer than was waited for; it may still be running.',
    toDo: () => 'Look at Solutions > See history. When it has ended, run the same command again.',
  },
  {
    shows: /not a valid command|is not understood|unknown argument/i,
    means: 'This pac does not know what it was asked: it is too old.',
    toDo: () => 'Update it: dotnet tool update --global Microsoft.PowerApps.CLI.Tool',
  },
];

/** What a failure of pac means and what to do, with pac's own words below; those alone if the failure is not known. */
export function tellFailure(what: string, original: string, environment: string): string {
  const known = knownFailures.find(({ shows }) => shows.test(original));
  const told = known
    ? [`${what} failed. ${known.means}`, known.toDo(environment)]
    : [`${what} failed, for a reason that is not known here.`, "pac's log has more: pac telemetry status says where it is."];
  const lines = original.split(/\r?\n/).filter((line) => line.trim() !== '');
  return [...told, '', 'pac said:', ...lines.slice(-40).map((line) => `  ${line}`)].join('\n');
}
