/** A kind of component whose definitions lie in files of their own and fill one element of customizations.xml. */
export interface ComponentKind {
  /** The element of Other/Customizations.xml that the definitions fill. */
  node: string;
  /** Paths of the definitions; what they match is not copied into the zip. */
  definitions: RegExp;
  /** Paths of the files that go into the zip with it, unchanged. */
  contents?: RegExp;
  /** The two packages have files of their own, `X.xml` and `X_managed.xml`: both must be there, or one may stand for both. */
  twins?: 'both' | 'optional';
}

/**
 * The kinds pac splits into files ("Solution component file reference", Microsoft), beside tables, relationships and what is kept in one
 * file below Other/. Everything else in a tree is copied as it is.
 */
export const componentKinds: ComponentKind[] = [
  { node: 'Roles', definitions: /^Roles\/[^/]+\.xml$/ },
  { node: 'Workflows', definitions: /^Workflows\/.+\.data\.xml$/, contents: /^Workflows\// },
  { node: 'optionsets', definitions: /^OptionSets\/[^/]+\.xml$/ },
  { node: 'Reports', definitions: /^Reports\/(.+\.data|ReportSignatureIdMappings)\.xml$/, contents: /^Reports\// },
  { node: 'Dashboards', definitions: /^Dashboards\/[^/]+\.xml$/, twins: 'optional' },
  { node: 'Dialogs', definitions: /^Dialogs\/[^/]+\.xml$/, twins: 'optional' },
  { node: 'InteractionCentricDashboards', definitions: /^InteractionCentricDashboards\/[^/]+\.xml$/, twins: 'optional' },
  { node: 'WebResources', definitions: /^WebResources\/.+\.data\.xml$/, contents: /^WebResources\// },
  { node: 'CustomControls', definitions: /^Controls\/.+\.data\.xml$/, contents: /^Controls\// },
  { node: 'SolutionPluginAssemblies', definitions: /^PluginAssemblies\/.+\.data\.xml$/, contents: /^PluginAssemblies\// },
  { node: 'SdkMessageProcessingSteps', definitions: /^SdkMessageProcessingSteps\/[^/]+\.xml$/ },
  { node: 'AppModuleSiteMaps', definitions: /^AppModuleSiteMaps\/[^/]+\/AppModuleSiteMap(_managed)?\.xml$/, twins: 'both' },
  { node: 'AppModules', definitions: /^AppModules\/[^/]+\/AppModule(_managed)?\.xml$/, twins: 'both' },
  { node: 'EntityDataProviders', definitions: /^EntityDataProviders\/[^/]+\.xml$/ },
  { node: 'EntityDataSources', definitions: /^EntityDataSources\/[^/]+\.xml$/ },
  { node: 'CanvasApps', definitions: /^CanvasApps\/[^/]+\.meta\.xml$/, contents: /^CanvasApps\// },
  { node: 'Connectors', definitions: /^Connectors\/[^/]+\.xml$/, contents: /^Connectors\// },
];

/** The top folder in which a kind's files lie. */
export function kindFolder(kind: ComponentKind): string {
  return kind.definitions.source.slice(1).split('\\/')[0] as string;
}

/** Elements of customizations.xml that pac keeps whole in one file below Other/ and may take out of the skeleton, each with what follows it. */
export const wholeKinds: Record<string, string[]> = {
  RibbonDiffXml: ['IsvConfig', 'RelationshipRoles', 'ConnectionRoles', 'SiteMap', 'EntityMaps'],
  IsvConfig: ['RelationshipRoles', 'ConnectionRoles', 'SiteMap', 'EntityMaps'],
  ConnectionRoles: ['SiteMap', 'EntityMaps'],
  SiteMap: ['EntityMaps'],
};

/** Paths of a table's folder that packing takes up. */
export const tableParts =
  /^Entities\/[^/]+\/(Entity\.xml|RibbonDiff\.xml|FormXml\/[^/]+\/[^/]+\.xml|SavedQueries\/[^/]+\.xml|Visualizations\/[^/]+\.xml|Formulas\/.+)$/;
