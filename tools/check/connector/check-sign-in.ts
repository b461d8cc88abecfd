import { type ConnectorCheck, problemsIn } from './files.ts';

const host = '@environmentVariables("xc_ApiHost")';
const clientId = '@environmentVariables("xc_XeroClientId")';

/**
 * Both files sign in to the same place with the same scopes, the platform can renew the sign-in (offline_access and a refresh address), host
 * and client id come from environment variables, and the redirect address is the connector's own, as new environments demand.
 */
export const checkSignIn: ConnectorCheck = ({ definition, operations, properties }) => {
  const schemes = Object.entries(definition.securityDefinitions ?? {});
  const [name, scheme] = schemes[0] ?? ['', {}];
  const scopes = Object.keys(scheme.scopes ?? {});
  const all = Object.values(properties.connectionParameters ?? {});
  const { identityProvider, customParameters = {}, ...settings } = all.find((one) => one.type === 'oauthSetting')?.oAuthSettings ?? {};
  const addresses = Object.fromEntries(Object.entries(customParameters).map(([key, one]) => [key, one.value]));
  const ids = operations.map((one) => one.operationId);
  const policies = (properties.policyTemplateInstances ?? []).flatMap(
    (one) => (one.parameters?.['x-ms-apimTemplate-operationName'] ?? []) as string[],
  );
  return [
    ...problemsIn('apiDefinition.swagger.json', [
      definition.host !== host && `has another host than ${host}`,
      (schemes.length !== 1 || scheme.type !== 'oauth2' || scheme.flow !== 'accessCode') &&
        'does not sign in with an OAuth 2.0 access code',
      JSON.stringify(definition.security) !== JSON.stringify([{ [name]: scopes }]) && 'asks for other scopes than it defines',
      !scopes.some((one) => one.split(' ').includes('offline_access')) &&
        'does not ask for offline_access, without which a connection ends within the hour',
    ]),
    ...problemsIn('apiProperties.json', [
      identityProvider !== 'oauth2' && 'does not sign in with the provider oauth2',
      settings.clientId !== clientId && `has another client id than ${clientId}`,
      settings.redirectMode !== 'GlobalPerConnector' && 'has another redirect mode than GlobalPerConnector',
      JSON.stringify(settings.scopes) !== JSON.stringify(scopes) && 'asks for other scopes than the definition',
      addresses.authorizationUrl !== scheme.authorizationUrl && 'signs in at another address than the definition',
      addresses.tokenUrl !== scheme.tokenUrl && 'gets its token at another address than the definition',
      addresses.refreshUrl !== addresses.tokenUrl && 'renews its token elsewhere than it gets it',
      ...policies.filter((id) => !ids.includes(id)).map((id) => `has a policy for ${id}, which is no operation`),
    ]),
  ];
};
