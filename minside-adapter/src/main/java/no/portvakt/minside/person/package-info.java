/** Who calls: the person, the evidence for it, and whether she comes herself or through a portal. */
@NullMarked
package no.portvakt.minside.person;

import org.jspecify.annotations.NullMarked;
