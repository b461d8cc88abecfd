import type { Connection } from './environment.ts';
import { connectionsFor } from './environment.ts';
import type { NeededConnection } from './needed-settings.ts';

/** What is done by hand once the connector is in: no tool may know the secret, and only a person can sign in to Xero. */
export const connectorSteps = `
Now by hand, once in each environment, because nobody but you may know the secret and sign in:

1. The secret. In make.powerapps.com, in this environment: Custom connectors > Xero Sync > Edit > Security. Paste the client secret of your Xero
   app into Client secret and choose Update connector. Copy the Redirect URL that stands there now.
   Seen when it is wrong: after signing in to Xero, the new connection says invalid_client.
2. The redirect URL. At developer.xero.com > My Apps > your app > Configuration, add the copied address to Redirect URIs and save. It is of this
   environment alone and must be the same to the letter.
   Seen when it is wrong: Xero's page says "Invalid redirect_uri" before it lets you sign in.
3. The connection to Xero. Back in the connector: Test > New connection. Sign in to Xero and allow the organisations to sync with.
   Seen when it is right: Connections lists Xero Sync as Connected, and ListOrganisations on the Test tab answers with them.
   Seen when it is wrong: invalid_scope (the app lacks one of the granular scopes), 401 from ListOrganisations (the API's XERO_APPS lacks this client id),
   no answer or 404 (xc_ApiHost is not where the API is).
4. The connection to Dataverse. If Connections lists no Microsoft Dataverse: New connection > Microsoft Dataverse > Create.`;

/** What is to be checked after a connector that was there has been imported anew. */
export const connectorAgain = `
The connector was imported over an earlier one. An import can empty its client secret: open Custom connectors > Xero Sync > Edit > Security, paste
the secret again, choose Update connector, and try ListOrganisations on the Test tab. Seen when it is missing: connections turn to an error when
their sign-in is renewed, within half an hour.`;

/** What is done by hand after core is in. */
export function coreSteps(childFlows: string[], isFirst: boolean): string {
  const children = childFlows.map((name) => `     ${name}`).join('\n');
  const turnOn = `In make.powerapps.com > Solutions > Xero Connector > Cloud flows, turn on every flow. Flows that others call go first, in this order:
${children}
   then all others. Seen when the order is wrong: a flow can't be turned on because its child flow is off.`;
  if (!isFirst) return `\nCore was there already. Look whether all its flows are still on:\n\n1. ${turnOn}`;
  return `
Now by hand:

1. ${turnOn}
2. Settings. In the app Xero Connector > Xero settings each organisation of the sign-in is a row, Read-only, once the flow Refresh reference data
   has run. Choose a preset and the default account and tax rate, ask CheckSetup on the connector's Test tab what is missing, then set Mode to
   Active. Seen when it is wrong: no row (run Refresh reference data; if it fails, the connection has an error); a problem for Admin says the rest.
3. First order. Set Sync to Xero on an order: seconds later it has a Xero number and Xero a draft. While the mode is Read-only it is
   only previewed. Seen when it is wrong: a problem on the order says what stands in the way and who can mend it.`;
}

/** Says which connections are not known yet and what to do about each; the last sentence is what to run. */
export function connectionsMissing(open: NeededConnection[], all: Connection[], settingsFile: string, command: string): string {
  const parts = open.map((reference) => {
    const { working, broken } = connectionsFor(reference, all);
    const title = `${reference.logicalName} (${reference.displayName})`;
    if (working.length > 1) {
      const rows = working.map((one) => `     "ConnectionId": "${one.id}", "ConnectorId": "${one.connectorId}"   ${one.name}`).join('\n');
      return `   ${title}: there are ${working.length} connections. Write the one to use into ${settingsFile}:\n${rows}`;
    }
    if (broken.length > 0)
      return `   ${title}: there is a connection (${broken[0]?.name}), but its status is ${broken[0]?.status || 'unknown'}. Open Connections and choose Fix connection.`;
    return `   ${title}: there is no connection yet that this sign-in can see. Create it, or if somebody else made it, have it shared with you.`;
  });
  return `\nNot known yet, so core was not imported:\n${parts.join('\n')}\n\nThen run the same command again; what is in already is left alone:\n   ${command}`;
}
