/** A file of a site: a path below its root, with `/` between. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}
