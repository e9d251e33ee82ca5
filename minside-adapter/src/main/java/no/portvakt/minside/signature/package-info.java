/** Whether what was signed elsewhere is signed: CAdES, XAdES, PAdES and ASiC. */
@NullMarked
package no.portvakt.minside.signature;

import org.jspecify.annotations.NullMarked;
