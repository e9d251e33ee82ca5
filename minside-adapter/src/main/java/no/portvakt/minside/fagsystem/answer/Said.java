package no.portvakt.minside.fagsystem.answer;

import net.sf.saxon.s9api.XdmNode;

/** What a system said about one person, read but not yet understood. Prints without it. */
public sealed interface Said {

    /**
     * JSON, or the rows of a view.
     *
     * @param tree maps, lists, texts and numbers
     */
    record Json(Object tree) implements Said {

        @Override
        public String toString() {
            return "Json[***]";
        }
    }

    /** XML. */
    record Xml(XdmNode node) implements Said {

        @Override
        public String toString() {
            return "Xml[***]";
        }
    }
}
