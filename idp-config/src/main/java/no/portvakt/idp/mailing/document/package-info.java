/** Letters as paper: PDF for whoever prints pages, and a file for whoever sets them. */
@NullMarked
package no.portvakt.idp.mailing.document;

import org.jspecify.annotations.NullMarked;
