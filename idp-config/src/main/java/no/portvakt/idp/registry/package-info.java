/** The municipality's own way to enrol citizens, order letters and register certificates; never open to the public. */
@NullMarked
package no.portvakt.idp.registry;

import org.jspecify.annotations.NullMarked;
