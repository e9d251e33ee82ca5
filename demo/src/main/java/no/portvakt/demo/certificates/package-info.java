/** Every key and certificate of the demo: the authorities, what they issue, and what they take back. */
@NullMarked
package no.portvakt.demo.certificates;

import org.jspecify.annotations.NullMarked;
