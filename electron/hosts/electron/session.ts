import { protocol, type Session } from 'electron';
import { readAsset, securityHeaders } from '../assets.ts';
import { isAllowedDownload, isAllowedPermission, isAllowedRequest, isAppUrl, SCHEME } from './policy.ts';

/** Makes `app://desk` a proper origin. To be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the page from `root` and closes every other way out of or into the session. */
export function guardSession(session: Session, root: string, development: boolean): void {
  session.protocol.handle(SCHEME, (request) => serve(root, request));
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(isAllowedPermission(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowedPermission(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isAllowedRequest(url, development) }));
  session.on('will-download', (event, item) => {
    if (!isAllowedDownload(item.getURL())) event.preventDefault();
  });
  // Its dictionaries would be fetched from the network.
  session.setSpellCheckerEnabled(false);
}

async function serve(root: string, request: Request): Promise<Response> {
  if (!isAppUrl(request.url) || request.method !== 'GET') return answer(403, 'Forbidden');
  const asset = await readAsset(root, new URL(request.url).pathname);
  if (!asset) return answer(404, 'Not found');
  return new Response(asset.body, {
    headers: { ...securityHeaders, 'Content-Type': asset.mediaType, 'Cache-Control': asset.cache },
  });
}

function answer(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' } });
}
