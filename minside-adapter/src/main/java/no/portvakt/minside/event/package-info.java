/** What suppliers agree to: the contract of events, what is wrong with one, and the documents that say so. */
@NullMarked
package no.portvakt.minside.event;

import org.jspecify.annotations.NullMarked;
