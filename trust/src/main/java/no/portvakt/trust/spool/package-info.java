/** Lines that wait on a disk until somebody else has them. */
@NullMarked
package no.portvakt.trust.spool;

import org.jspecify.annotations.NullMarked;
