/** What the authorities issue. */
@NullMarked
package no.portvakt.demo.certificates;

import org.jspecify.annotations.NullMarked;
