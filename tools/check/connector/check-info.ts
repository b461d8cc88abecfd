import { type ConnectorCheck, problemsIn } from './files.ts';

const categories = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
];
/** What neither title nor description of a certified connector may name. */
const products =
  /\b(APIs?|Power ?Apps|Power ?Automate|Power ?Platform|Power ?Pages|Power ?BI|Dataverse|Dynamics( 365)?|Copilot( Studio)?|Logic Apps)\b/i;
const types = ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'];

/** What Microsoft's certification asks of the head of a definition: title, description, version, contact, website, privacy policy, categories. */
export const checkInfo: ConnectorCheck = ({ definition }) => {
  const { info, swagger, schemes, basePath = '', consumes = [], produces = [] } = definition;
  const { title = '', description = '', version = '', contact = {} } = info;
  const metadata = new Map((definition['x-ms-connector-metadata'] ?? []).map((one) => [one.propertyName, one.propertyValue]));
  const own = (metadata.get('Categories') ?? '').split(';').filter(Boolean);
  const isAddress = (value = '') => /^https:\/\/[\w.-]+(\/\S*)?$/.test(value);
  return problemsIn('apiDefinition.swagger.json', [
    swagger !== '2.0' && 'is not Swagger 2.0',
    schemes?.join() !== 'https' && 'offers another scheme than https',
    !/^\/\w/.test(basePath) && 'has no base path that begins with a slash',
    [...consumes, ...produces].some((type) => !types.includes(type)) && 'names a media type that the platform does not take',
    (title.length === 0 || title.length > 30 || !/[A-Za-z0-9]$/.test(title)) &&
      'has no title of at most 30 characters that ends in a letter or digit',
    (products.test(title) || /\bConnector\b/i.test(title)) && 'has a title with a word that is not allowed',
    (description.length < 30 || description.length > 500) && 'has no description of 30 to 500 characters',
    products.test(description) && 'has a description that names a product of the platform',
    !/^\d+\.\d+\.\d+$/.test(version) && 'has no version of three numbers',
    (!contact.name || !isAddress(contact.url) || !/^\S+@\S+\.\w+$/.test(contact.email ?? '')) &&
      'has no contact with name, address and e-mail',
    ...['Website', 'Privacy policy'].map((name) => !isAddress(metadata.get(name)) && `has no ${name} among its metadata`),
    (own.length === 0 || own.length > 2 || own.some((one) => !categories.includes(one))) && 'has not one or two of the known categories',
  ]);
};
