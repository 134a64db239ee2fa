import type { SiteFile } from './site-file.ts';

/**
 * What a host of static files has to be told besides the files: that every QR code's address shows one page, where the
 * status lists are whose address is also a folder, and that other sites' pages may read the public documents. In the
 * forms that common hosts read; `base` is the path of the base URL, without a slash at its end.
 */
export function hostRules(base: string, listsMoved: boolean): SiteFile[] {
  return [
    { path: '_redirects', text: redirects(base, listsMoved) },
    { path: '_headers', text: headers(base) },
    { path: 'nginx.conf.example', text: nginx(base, listsMoved) },
    { path: '.htaccess', text: htaccess(base, listsMoved) },
    // Otherwise one large host leaves out what begins with a dot or an underscore.
    { path: '.nojekyll', text: '' },
  ];
}

const redirects = (base: string, listsMoved: boolean): string =>
  [
    ...(listsMoved ? [`${base}/status/:list ${base}/status/:list/index.json 200`] : []),
    `${base}/v/* ${base}/v/index.html 200`,
    '',
  ].join('\n');

const headers = (base: string): string =>
  [
    ...['/orgs/*', '/status/*', '/types/*', '/.well-known/*'].flatMap((path) => [
      `${base}${path}`,
      '  Access-Control-Allow-Origin: *',
      '  X-Content-Type-Options: nosniff',
    ]),
    '',
  ].join('\n');

// The first pattern that fits counts there, so the narrow ones come first.
const nginx = (
  base: string,
  listsMoved: boolean,
): string => `# Inside the server block of the old name, https only.
${
  listsMoved
    ? `location ~ ^${base}/status/([\\w-]+)$ {
  default_type application/vc;
  types { }
  add_header Access-Control-Allow-Origin *;
  try_files ${base}/status/$1/index.json =404;
}
`
    : ''
}location ~ ^${base}/status/[\\w-]+/suspension$ {
  default_type application/vc;
  add_header Access-Control-Allow-Origin *;
}
location ~ ^${base}/status/ {
  default_type application/statuslist+jwt;
  add_header Access-Control-Allow-Origin *;
}
location ~ ^${base}/(orgs|types|\\.well-known)/ {
  default_type application/json;
  add_header Access-Control-Allow-Origin *;
}
location ${base}/v/ {
  try_files ${base}/v/index.html =404;
}
`;

const htaccess = (base: string, listsMoved: boolean): string => `DirectorySlash Off
RewriteEngine On
RewriteBase ${base}/
${listsMoved ? 'RewriteRule ^status/([A-Za-z0-9_-]+)$ status/$1/index.json [END]\n' : ''}RewriteRule ^v/.+ v/index.html [END]
<IfModule mod_headers.c>
Header set Access-Control-Allow-Origin "*" "expr=%{REQUEST_URI} =~ m#/(orgs|status|types|\\.well-known)/#"
</IfModule>
`;
