/** The demo's officers: who they are, what they log in with, and the code of the moment. */
@NullMarked
package no.portvakt.demo.officers;

import org.jspecify.annotations.NullMarked;
