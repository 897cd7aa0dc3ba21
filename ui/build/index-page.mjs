// The one page of HTML. No script or style stands in it: the content security policy forbids that.

import { importsOf } from './first-load.mjs';

export function indexPage({ outputs }) {
  const [entry, { cssBundle }] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('main.tsx'));
  const preloads = [...importsOf(outputs, entry)].filter((path) => path !== entry);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Ledgerline</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${address(cssBundle)}">
${preloads.map((path) => `<link rel="modulepreload" href="${address(path)}">\n`).join('')}<script type="module" src="${address(entry)}"></script>
</head>
<body>
<div id="app"></div>
<noscript>Ledgerline’s pages need JavaScript. Everything can also be done through its API.</noscript>
</body>
</html>
`;
}

function address(path) {
  return path.slice(path.indexOf('dist/') + 'dist'.length);
}
