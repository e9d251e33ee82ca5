/** SAML documents as XML: read strictly, held against the schema, written. */
@NullMarked
package no.portvakt.gateway.saml.document;

import org.jspecify.annotations.NullMarked;
