/** What is given to the variables of Terraform roots. Paths are from the working directory. */
export interface TerraformValues {
  readonly values: ReadonlyMap<string, string>;
  readonly files: readonly string[];
  /** Where the configuration stands of which the plans in the scan were made: it is no root of its own. */
  readonly textIn?: string;
  /** Deployments of a directory with values of their own: each is a unit by itself. */
  readonly roots: readonly { readonly directory: string; readonly name?: string; readonly files: readonly string[] }[];
}

export const noValues: TerraformValues = { values: new Map(), files: [], roots: [] };
