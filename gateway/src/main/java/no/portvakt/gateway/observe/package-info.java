/** What the gateway tells those who run it: access log, decisions, metrics. No query strings, no ids of persons. */
@NullMarked
package no.portvakt.gateway.observe;

import org.jspecify.annotations.NullMarked;
