// Playwright shows client certificates through a proxy of its own, in Node, which asks glibc for addresses; glibc does
// not know that everything under localhost is this machine, as browsers do.
const dns = require('dns');

const here = (name) => (typeof name === 'string' && name.endsWith('.localhost') ? '127.0.0.1' : name);
const lookup = dns.lookup;
const lookupPromise = dns.promises.lookup;

dns.lookup = (name, ...rest) => lookup(here(name), ...rest);
dns.promises.lookup = (name, ...rest) => lookupPromise(here(name), ...rest);
