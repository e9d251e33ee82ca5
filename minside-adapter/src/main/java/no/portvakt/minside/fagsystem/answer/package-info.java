/** From what a system said to the values of fields: JSONata over JSON and rows, XPath over XML. */
@NullMarked
package no.portvakt.minside.fagsystem.answer;

import org.jspecify.annotations.NullMarked;
