/** Brings a realm to its declared state: declare, inspect, plan, reconcile. */
@NullMarked
package no.portvakt.idp.sync;

import org.jspecify.annotations.NullMarked;
