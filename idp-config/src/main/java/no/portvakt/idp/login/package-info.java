/** The whole log-in: which page comes next, and when it is enough. */
@NullMarked
package no.portvakt.idp.login;

import org.jspecify.annotations.NullMarked;
