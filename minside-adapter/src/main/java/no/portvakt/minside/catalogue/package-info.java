/** What the municipality offers: services with their forms, joined from profiles and form files. */
@NullMarked
package no.portvakt.minside.catalogue;

import org.jspecify.annotations.NullMarked;
