import { badRequest } from '../errors.ts';
import { normaliseGuid } from '../mapping/ids.ts';
import { readRegistration } from '../mapping/link-registration.ts';
import { hostOf } from '../mapping/mark.ts';
import { registerContactLinks, removeContactLinks } from '../store/contact-links.ts';
import { registerDocuments } from '../store/listed-documents.ts';
import { recordListing, wasListed } from '../store/listings.ts';
import type { Operation, Schemas } from './operation.ts';

type Body = Schemas['LinkRegistration'];

/**
 * Tells the register which Xero objects the rows of an environment are linked to, and what Dynamics has of them. What is no link of the
 * organisation is left out. Changes nothing in Xero and asks it nothing but whether the sign-in reaches the organisation.
 */
export const registerLinks: Operation<Body, Schemas['LinkRegistrationAnswer']> = async (call, services) => {
  const { body, caller, parameters } = call;
  const { database, clock } = services;
  const organisationId = normaliseGuid(parameters.organisationId) ?? '';
  const environment = hostOf(body.environmentUrl);
  if (!environment) throw badRequest('environmentUrl is no address.');
  await services.session(caller, organisationId);

  const home = { organisationId, environment };
  const { received, documents, others, ended } = readRegistration(organisationId, body.links, body.rows);
  const at = <One>(all: One[]) => all.map((one) => ({ ...one, ...home }));
  const newDocuments = await registerDocuments(database, at(documents));
  if (ended.length > 0) await removeContactLinks(database, at(ended));
  const newOthers = await registerContactLinks(database, at(others));
  if (body.complete) await recordListing(database, organisationId, environment, clock.now());
  const registerIncomplete = !(await wasListed(database, organisationId, environment));
  return { body: { received, new: newDocuments + newOthers, registerIncomplete } };
};
