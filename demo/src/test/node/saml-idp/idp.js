// A SAML identity provider for tests: samlp does the protocol, the query says who logs in and what is vouched for.
// node idp.js CERTIFICATE KEY TLS-CERTIFICATE TLS-KEY: prints its port. A program is answered in JSON; a browser gets
// pages, as it would from a portal: a log-in, and then a form for the service provider.
const https = require('https');
const fs = require('fs');
const samlp = require('samlp');
const SessionParticipants = require('samlp/lib/sessionParticipants');

const [cert, key, tlsCert, tlsKey] = process.argv.slice(2, 6).map(file => fs.readFileSync(file));
const issuer = 'https://sikkerhetsportalen.example';

// Who is logged in here, and at which service provider.
const sessions = [];
const states = new Map();
const store = {
  save: (req, state, done) => { const key = 'state' + states.size; states.set(key, state); done(null, key); },
  load: (req, key, options, done) => (done || options)(null, states.get(key)),
  update: (req, key, state, done) => { states.set(key, state); done(null); },
};

// Single log-out: begun here by somebody who names the session, or by the service provider; and what that one answers.
function logOut(req, res) {
  const { query, body } = req;
  const request = Buffer.from(body.SAMLRequest || '', 'base64').toString();
  const index = query.session || (request.match(/SessionIndex>([^<]+)</) || [])[1] || states.get(query.RelayState).sessionIndex;
  samlp.logout({
    cert, key, issuer, store,
    deflate: true,
    destination: 'https://localhost',
    signatureAlgorithm: 'rsa-sha256',
    digestAlgorithm: 'sha256',
    protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    sessionParticipants: new SessionParticipants(sessions.filter(one => one.sessionIndex === index)),
    clearIdPSession: done => {
      sessions.splice(sessions.findIndex(one => one.sessionIndex === index), 1);
      done();
    },
  })(req, {
    set: (name, value) => res.setHeader(name, value),
    send: text => res.end(typeof text === 'number' ? 'Logged out' : text),
    redirect: to => res.writeHead(302, { Location: to }).end(),
  }, error => res.writeHead(400).end(String(error)));
}

// Answers with what the page in the citizen's browser would post, and where to.
function answer(request, wish, respond) {
  const statements = {
    getClaims: () => wish.attributes,
    getNameIdentifier: () => ({ nameIdentifier: 'transient-' + request.id }),
  };
  samlp.getSamlResponse({
    cert,
    key: wish.stranger ? tlsKey : key,
    issuer,
    audience: wish.audience || request.issuer,
    destination: wish.destination || request.assertionConsumerServiceURL,
    recipient: request.assertionConsumerServiceURL,
    inResponseTo: wish.inResponseTo || request.id,
    lifetimeInSeconds: wish.lifetime || 60,
    signatureAlgorithm: 'rsa-sha256',
    digestAlgorithm: 'sha256',
    signAssertion: wish.signed !== false,
    authnContextClassRef: wish.context,
    sessionIndex: wish.session,
    profileMapper: () => statements,
  }, {}, (error, xml) => {
    if (!error && wish.session) {
      sessions.push({
        serviceProviderId: request.issuer, sessionIndex: wish.session, nameId: 'transient-' + request.id,
        nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
        serviceProviderLogoutURL: request.assertionConsumerServiceURL,
      });
    }
    respond(error ? 500 : 200, error ? { error: error.message } : {
      post: request.assertionConsumerServiceURL,
      response: Buffer.from(wish.forged ? xml.toString().replace(wish.forged[0], wish.forged[1]) : xml).toString('base64'),
      asked: request.requestedAuthnContext.authnContextClassRef,
      force: request.forceAuthn === 'true',
    });
  });
}

const escaped = text => String(text).replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);
const hidden = fields => Object.entries(fields)
  .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join('');
const form = (method, action, fields, button, more = '', target = '_self') => '<!doctype html><title>Portal</title>'
  + `<form method="${method}" action="${escaped(action)}" target="${target}">${hidden(fields)}${more}`
  + `<button id="${button}">Go on</button></form><iframe name="frame"></iframe>`;

function serve(req, res) {
  const { query } = req;
  const browser = (req.headers.accept || '').includes('text/html');
  const json = (status, body) => res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  const page = body => res.writeHead(200, { 'Content-Type': 'text/html' }).end(body);
  if (req.path === '/form') {
    return page(form('post', query.to, { SAMLResponse: 'eA==' }, 'send', '', query.framed === 'true' ? 'frame' : '_self'));
  }
  if (req.path === '/slo') {
    return logOut(req, res);
  }
  if (req.path === '/sessions') {
    return json(200, sessions.map(one => one.sessionIndex));
  }
  if (req.path !== '/sso') {
    return json(404, { error: 'no such page' });
  }
  if (browser && !query.wish) {
    return page(form('get', '/sso', query, 'log-in', '<textarea name="wish"></textarea>'));
  }
  return samlp.parseRequest(req, {}, (error, request) => error
    ? json(400, { error: error.message })
    : answer(request, JSON.parse(query.wish), (status, body) => browser && status === 200
      ? page(form('post', body.post, { SAMLResponse: body.response, RelayState: query.RelayState }, 'send'))
      : json(status, body)));
}

https.createServer({ cert: tlsCert, key: tlsKey }, (req, res) => {
  const address = new URL(req.url, 'https://localhost');
  let sent = '';
  req.setEncoding('utf8').on('data', part => { sent += part; }).on('end', () => serve(Object.assign(req, {
    path: address.pathname,
    query: Object.fromEntries(address.searchParams),
    body: Object.fromEntries(new URLSearchParams(sent)),
  }), res));
}).listen(0, '127.0.0.1', function () {
  console.log(this.address().port);
});
