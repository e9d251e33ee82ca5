@NullMarked
package no.portvakt.demo.faults;

import org.jspecify.annotations.NullMarked;
