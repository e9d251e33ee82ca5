/** Who looked at what about whom, and why; nobody can fetch personal data without an entry here. */
@NullMarked
package no.portvakt.minside.accesslog;

import org.jspecify.annotations.NullMarked;
