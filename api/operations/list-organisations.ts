import type { Operation, Schemas } from './operation.ts';

/** The organisations this sign-in reaches, by name. */
export const listOrganisations: Operation<undefined, Schemas['OrganisationList']> = async ({ caller }, services) => {
  const connections = await services.connections(caller);
  const value = connections.map((one) => ({ xc_organisationid: one.tenantId.toLowerCase(), xc_name: one.tenantName.slice(0, 200) }));
  return { body: { value: value.sort((a, b) => a.xc_name.localeCompare(b.xc_name)) } };
};
