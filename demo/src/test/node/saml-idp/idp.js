// A SAML identity provider for tests: samlp does the protocol, the query says who logs in and what is vouched for.
// node idp.js CERTIFICATE KEY: prints its port.
const http = require('http');
const fs = require('fs');
const samlp = require('samlp');

const [cert, key] = process.argv.slice(2, 4).map(file => fs.readFileSync(file));
const issuer = 'https://sikkerhetsportalen.example';

// Answers with what the page in the citizen's browser would post, and where to.
function answer(request, wish, respond) {
  const statements = {
    getClaims: () => wish.attributes,
    getNameIdentifier: () => ({ nameIdentifier: 'transient-' + request.id }),
  };
  samlp.getSamlResponse({
    cert, key, issuer,
    audience: wish.audience || request.issuer,
    destination: wish.destination || request.assertionConsumerServiceURL,
    recipient: request.assertionConsumerServiceURL,
    inResponseTo: wish.inResponseTo || request.id,
    lifetimeInSeconds: wish.lifetime || 60,
    signatureAlgorithm: 'rsa-sha256',
    digestAlgorithm: 'sha256',
    signAssertion: wish.signed !== false,
    authnContextClassRef: wish.context,
    profileMapper: () => statements,
  }, {}, (error, xml) => respond(error ? 500 : 200, error ? { error: error.message } : {
    post: request.assertionConsumerServiceURL,
    response: Buffer.from(wish.forged ? xml.toString().replace(wish.forged[0], wish.forged[1]) : xml).toString('base64'),
    asked: request.requestedAuthnContext.authnContextClassRef,
    force: request.forceAuthn === 'true',
  }));
}

http.createServer((req, res) => {
  const query = Object.fromEntries(new URL(req.url, 'http://localhost').searchParams);
  const respond = (status, body) => res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  req.query = query;
  samlp.parseRequest(req, {}, (error, request) =>
    error ? respond(400, { error: error.message }) : answer(request, JSON.parse(query.wish), respond));
}).listen(0, '127.0.0.1', function () {
  console.log(this.address().port);
});
