// A form portal: node-saml does the protocol. node portal.js SETTINGS: prints its port.
//   /login?context=…&force=true&passive=true&post=true   to the log-in, with a signed request
//   /acs       where the answer is posted; /me is what it learnt of the citizen, as JSON, or null
//   /logout    logs out here and asks for it everywhere; /slo hears of it, or of the end of it
import { SAML } from '@node-saml/node-saml';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import https from 'node:https';

const files = JSON.parse(readFileSync(process.argv[2]));
const key = readFileSync(files.key, 'utf8');
const origin = `https://localhost:${files.port}`;
const sessions = new Map();

// One memory for what was asked, so that each answer has to be to a request of ours, and counts once.
const asked = new Map();
const cacheProvider = {
  saveAsync: async (id, value) => { asked.set(id, value); return { value, createdAt: Date.now() }; },
  getAsync: async id => asked.get(id) ?? null,
  removeAsync: async id => (asked.delete(id) ? id : null),
};

const saml = (wish = {}) => new SAML({
  issuer: files.entityId,
  callbackUrl: `${origin}/acs`,
  logoutCallbackUrl: `${origin}/slo`,
  entryPoint: files.singleSignOn,
  logoutUrl: files.singleLogOut,
  idpIssuer: files.provider,
  idpCert: files.providerCertificates.map(file => readFileSync(file, 'utf8')),
  audience: files.entityId,
  privateKey: key,
  publicCert: readFileSync(files.certificate, 'utf8'),
  decryptionPvk: key,
  signatureAlgorithm: 'sha256',
  digestAlgorithm: 'sha256',
  identifierFormat: null,
  wantAssertionsSigned: true,
  wantAuthnResponseSigned: true,
  validateInResponseTo: 'always',
  cacheProvider,
  disableRequestedAuthnContext: !wish.context,
  authnContext: wish.context ? [wish.context] : [],
  racComparison: 'exact',
  forceAuthn: wish.force === 'true',
  passive: wish.passive === 'true',
  // Or it deflates what is posted too, which the binding does not know.
  skipRequestCompression: wish.post === 'true',
});

const cookieName = `portal-${files.port}`;
const known = req => (req.headers.cookie || '').split('; ').map(one => one.split('='))
  .filter(([name]) => name === cookieName).map(([, value]) => sessions.get(value))[0];

const redirect = (res, to, headers = {}) => res.writeHead(303, { Location: to, ...headers }).end();
const json = (res, value) => res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));

async function arrive(res, form) {
  const { profile } = await saml().validatePostResponseAsync({ SAMLResponse: form.SAMLResponse });
  if (!profile) {
    return json(res, { refused: 'NoPassive' });
  }
  const id = randomUUID();
  sessions.set(id, {
    profile,
    shown: {
      name: profile.nameID,
      format: profile.nameIDFormat,
      session: profile.sessionIndex,
      level: profile.SecurityLevel,
      uid: profile.uid ?? null,
      context: profile.getAssertionXml().match(/AuthnContextClassRef[^>]*>([^<]*)</)[1],
      proven: profile.getAssertionXml().match(/AuthnInstant="([^"]*)"/)[1],
      encrypted: Buffer.from(form.SAMLResponse, 'base64').toString().includes('EncryptedAssertion'),
      relayState: form.RelayState ?? null,
    },
  });
  return redirect(res, '/me', { 'Set-Cookie': `${cookieName}=${id}; Path=/; Secure; HttpOnly; SameSite=None` });
}

function forget(test) {
  for (const [id, { profile }] of sessions) {
    if (test(profile)) {
      sessions.delete(id);
    }
  }
}

async function hear(req, res, query, form) {
  const { profile } = form.SAMLRequest || form.SAMLResponse
    ? await (form.SAMLRequest ? saml().validatePostRequestAsync(form) : saml().validatePostResponseAsync(form))
    : await saml().validateRedirectAsync(query, req.url.split('?')[1]);
  if (!profile) {
    return json(res, 'out everywhere');
  }
  forget(one => one.nameID === profile.nameID);
  return redirect(res, await saml().getLogoutResponseUrlAsync(profile, query.RelayState || form.RelayState || '', {}, true));
}

async function logOut(req, res) {
  const { profile } = known(req);
  forget(one => one === profile);
  redirect(res, await saml().getLogoutUrlAsync(profile, 'farewell', {}));
}

async function answer(req, res, form) {
  const address = new URL(req.url, origin);
  const query = Object.fromEntries(address.searchParams);
  switch (address.pathname) {
    case '/login': return query.post
      ? res.writeHead(200, { 'Content-Type': 'text/html' }).end(await saml(query).getAuthorizeFormAsync('here'))
      : redirect(res, await saml(query).getAuthorizeUrlAsync('here'));
    case '/acs': return arrive(res, form);
    case '/me': return json(res, known(req)?.shown ?? null);
    case '/logout': return logOut(req, res);
    case '/slo': return hear(req, res, query, form);
    default: return res.writeHead(404).end();
  }
}

const server = https.createServer({ cert: readFileSync(files.server), key: readFileSync(files.serverKey) }, (req, res) => {
  let body = '';
  req.setEncoding('utf8').on('data', part => { body += part; })
    .on('end', () => answer(req, res, Object.fromEntries(new URLSearchParams(body)))
      .catch(refused => json(res, { refused: refused.message })));
}).listen(files.port, '127.0.0.1', () => console.log(server.address().port));
