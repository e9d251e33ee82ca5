// A form portal: openid-client does the protocol. node portal.js SETTINGS: prints its port.
//   /login?acr=…     to the log-in, by a pushed request; /plain?acr=… by an address that anybody can edit
//   /callback        what it learnt of the citizen, as JSON
//   /leave           out, and back at /farewell; /leave?stay=1 to stay there
//   /logout          hears of log-outs by its server, /out in a frame; /heard says of which sessions
import * as client from 'openid-client';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { readFileSync } from 'node:fs';
import https from 'node:https';

const files = JSON.parse(readFileSync(process.argv[2]));
const calls = { trust: 'ca', certificate: 'cert', key: 'key' };
const tls = Object.fromEntries(Object.entries(files.calls).map(([name, file]) => [calls[name], readFileSync(file)]));

// The log-in host's name leads to this machine: inside to Keycloak itself, which wants a client certificate, outside to
// the gateway.
const fetchHere = (address, options) => new Promise((resolve, reject) => {
  const url = new URL(address);
  const headers = { ...Object.fromEntries(new Headers(options.headers)), host: url.host };
  const request = https.request({
    ...tls, host: '127.0.0.1', servername: tls.cert ? 'localhost' : url.hostname, port: files.port,
    path: url.pathname + url.search, method: options.method || 'GET', headers,
  }, answer => {
    const parts = [];
    answer.on('data', part => parts.push(part)).on('end', () =>
      resolve(new Response(parts.length ? Buffer.concat(parts) : null, { status: answer.statusCode, headers: answer.headers })));
  }).on('error', reject);
  request.end(options.body ? String(options.body) : undefined);
});

const origin = () => `https://localhost:${server.address().port}`;
const pending = new Map();
const sids = new Set();
const heard = [];
let configured;

async function configuration() {
  configured ??= (async () => {
    const key = await crypto.subtle.importKey('jwk', files.clientKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
    return client.discovery(new URL(files.issuer), files.clientId, {}, client.PrivateKeyJwt({ key, kid: files.clientKey.kid }),
      { [client.customFetch]: fetchHere });
  })();
  return configured;
}

async function begin(query, pushed) {
  const verifier = client.randomPKCECodeVerifier();
  const asked = {
    redirect_uri: `${origin()}/callback`, scope: 'openid', state: client.randomState(), nonce: client.randomNonce(),
    code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    ...(query.get('acr') ? { acr_values: query.get('acr') } : {}),
  };
  pending.set(asked.state, { verifier, nonce: asked.nonce });
  return pushed
    ? client.buildAuthorizationUrlWithPAR(await configuration(), asked)
    : client.buildAuthorizationUrl(await configuration(), asked);
}

async function arrive(address) {
  const { verifier, nonce } = pending.get(address.searchParams.get('state'));
  const tokens = await client.authorizationCodeGrant(await configuration(), address,
    { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: address.searchParams.get('state'), idTokenExpected: true });
  const { acr, amr, sid, sub } = tokens.claims();
  sids.add(sid);
  return { acr, amr, sid, sub };
}

async function hear(body) {
  const keys = createRemoteJWKSet(new URL((await configuration()).serverMetadata().jwks_uri), { [customFetch]: fetchHere });
  const { payload } = await jwtVerify(new URLSearchParams(body).get('logout_token'), keys,
    { issuer: files.issuer, audience: files.clientId, typ: 'logout+jwt', requiredClaims: ['events', 'sid', 'jti'] });
  heard.push(payload.sid);
}

// Nothing signs this: a sid that was ours is all that says who asks.
function hearInFrame(said) {
  const known = said.get('iss') === files.issuer && sids.has(said.get('sid'));
  if (known) heard.push(said.get('sid'));
  return known;
}

async function answer(req, res, body) {
  const address = new URL(req.url, origin());
  const json = value => res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  switch (address.pathname) {
    case '/login': return res.writeHead(303, { Location: (await begin(address.searchParams, true)).href }).end();
    case '/plain': return json((await begin(address.searchParams, false)).href);
    case '/callback': return json(await arrive(address));
    case '/leave': return res.writeHead(303, { Location: client.buildEndSessionUrl(await configuration(),
      address.searchParams.has('stay') ? {} : { post_logout_redirect_uri: `${origin()}/farewell` }).href }).end();
    case '/farewell': return json('farewell');
    case '/logout': await hear(body); return res.writeHead(200).end();
    case '/out': return res.writeHead(hearInFrame(address.searchParams) ? 200 : 400).end();
    case '/heard': return json(heard);
    default: return res.writeHead(404).end();
  }
}

const server = https.createServer({ cert: readFileSync(files.server), key: readFileSync(files.serverKey) }, (req, res) => {
  let body = '';
  req.setEncoding('utf8').on('data', part => { body += part; })
    .on('end', () => answer(req, res, body).catch(refused => res.writeHead(400).end(`${refused.code} ${refused.message}`)));
}).listen(files.listen, '127.0.0.1', () => console.log(server.address().port));
