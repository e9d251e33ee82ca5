@NullMarked
package no.portvakt.trust.spool;

import org.jspecify.annotations.NullMarked;
